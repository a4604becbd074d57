"""STS: gives a role's temporary keys to who may have them, and says whose a key is. Both of its ways to sign are computed here from
their descriptions."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import time
from calendar import timegm
from typing import Dict, NamedTuple, Optional
from urllib.parse import quote

from .keys import Key
from .messages import Refused, Request, Response, in_json
from .world import ACCOUNT, OIDC_PROVIDER_ARN, ROLE, ROLE_ARN, Call, World, document

ACS3 = re.compile(r"ACS3-HMAC-SHA256 Credential=(?P<id>[^,]+),\s*SignedHeaders=(?P<headers>[^,]+),\s*Signature=(?P<signature>\w+)")
USER_ID, ROLE_ID = "200000000000000002", "300000000000000003"
SESSION_NAME = re.compile(r"[\w.@-]{2,64}")
MINUTES_OF_SKEW = 15


class Signed(NamedTuple):
    way: str
    id: str
    token: Optional[str]
    signature: str


def answer(world: World, request: Request) -> Response:
    parameters = dict(request.parameters + request.form)
    action = request.headers.get("x-acs-action") or parameters.get("Action", "")
    signed = read_signature(request, parameters)
    known = world.keys.find(signed.id) if signed else None
    token = "none" if not signed or not signed.token else "right" if known and known.token == signed.token else "wrong"
    call = Call("sts", action, signed.id if signed else "", token, signed.way if signed else "")
    try:
        body = act(world, request, parameters, action, signed)
    except Refused as refused:
        world.record(call._replace(status=refused.status, code=refused.code))
        return in_json(refused.status, {"RequestId": "0", "Code": refused.code, "Message": refused.message})
    world.record(call)
    return in_json(200, {"RequestId": "0", **body})


def act(world: World, request: Request, parameters: Dict[str, str], action: str, signed: Optional[Signed]) -> Dict[str, object]:
    if action == "AssumeRoleWithOIDC":
        return with_oidc(world, parameters)
    key = judge(world, request, parameters, signed)
    if action == "GetCallerIdentity":
        return caller(key)
    if action != "AssumeRole":
        raise Refused(404, "InvalidAction.NotFound")
    if key.main_account:
        raise Refused(403, "NoPermission")
    return role_keys(world, parameters)


def caller(key: Key) -> Dict[str, object]:
    """A role has no UserId, and that of the main account is its AccountId."""
    account = {"AccountId": ACCOUNT}
    if key.main_account:
        return {**account, "IdentityType": "Account", "PrincipalId": ACCOUNT, "UserId": ACCOUNT, "Arn": f"acs:ram::{ACCOUNT}:root"}
    if key.temporary:
        arn = f"acs:ram::{ACCOUNT}:assumed-role/{ROLE}/{key.name}"
        return {**account, "IdentityType": "AssumedRoleUser", "PrincipalId": f"{ROLE_ID}:{key.name}", "RoleId": ROLE_ID, "Arn": arn}
    user = {"PrincipalId": USER_ID, "UserId": USER_ID, "Arn": f"acs:ram::{ACCOUNT}:user/{key.name}"}
    return {**account, "IdentityType": "RAMUser", **user}


def with_oidc(world: World, parameters: Dict[str, str]) -> Dict[str, object]:
    """Nobody signs: what counts is the token that the cluster wrote into the pod last."""
    if parameters.get("OIDCProviderArn") != OIDC_PROVIDER_ARN:
        raise Refused(404, "EntityNotExist.OIDCProvider")
    if parameters.get("OIDCToken") != world.oidc_token:
        raise Refused(400, "AuthenticationFail.OIDCToken.Expired")
    return role_keys(world, parameters)


def role_keys(world: World, parameters: Dict[str, str]) -> Dict[str, object]:
    if parameters.get("RoleArn") != ROLE_ARN:
        raise Refused(404, "EntityNotExist.Role")
    if not SESSION_NAME.fullmatch(parameters.get("RoleSessionName", "")):
        raise Refused(400, "InvalidParameter.RoleSessionName")
    seconds = int(parameters.get("DurationSeconds", "3600"))
    if not 900 <= seconds <= 3600:
        raise Refused(400, "InvalidParameter.DurationSeconds")
    session = parameters["RoleSessionName"]
    user = {"Arn": f"{ROLE_ARN}/{session}", "AssumedRoleId": f"{ROLE_ID}:{session}"}
    return {"AssumedRoleUser": user, "Credentials": document(world.issue(seconds, session))}


def judge(world: World, request: Request, parameters: Dict[str, str], signed: Optional[Signed]) -> Key:
    if signed is None:
        raise Refused(400, "MissingAccessKeyId")
    written = request.headers.get("x-acs-date") or parameters.get("Timestamp", "")
    if abs(world.clock.now() - timegm(time.strptime(written, "%Y-%m-%dT%H:%M:%SZ"))) > MINUTES_OF_SKEW * 60:
        raise Refused(400, "InvalidTimeStamp.Expired")
    key = world.keys.find(signed.id)
    if key is None:
        raise Refused(404, "InvalidAccessKeyId.NotFound")
    if key.disabled:
        raise Refused(403, "InvalidAccessKeyId.Inactive")
    if key.temporary and not signed.token:
        raise Refused(400, "MissingSecurityToken")
    if (key.token or "") != (signed.token or ""):
        raise Refused(400, "InvalidSecurityToken.MismatchWithAccessKey")
    if key.expires is not None and key.expires <= world.clock.now():
        raise Refused(400, "InvalidSecurityToken.Expired")
    right = sign_acs3(request, key.secret) if signed.way == "acs3" else sign_rpc(request, parameters, key.secret)
    if not hmac.compare_digest(right, signed.signature):
        # The real one shows what it has signed instead, and with it what is nobody else's business.
        headers = "".join(f"{name}:{value}\n" for name, value in request.headers.items())
        raise Refused(400, "SignatureDoesNotMatch", f"server string to sign is:{request.method}&{request.path}&{request.query}\n{headers}")
    return key


def read_signature(request: Request, parameters: Dict[str, str]) -> Optional[Signed]:
    if found := ACS3.fullmatch(request.headers.get("authorization", "")):
        return Signed("acs3", found["id"], request.headers.get("x-acs-security-token"), found["signature"])
    if "Signature" in parameters:
        id, token = parameters.get("AccessKeyId", ""), parameters.get("SecurityToken")
        return Signed("rpc", id, token, parameters["Signature"])
    return None


def sign_rpc(request: Request, parameters: Dict[str, str], secret: str) -> str:
    """All parameters but the signature, in order, encoded, and encoded once more with the method before them."""
    query = "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(parameters.items()) if name != "Signature")
    text = f"{request.method}&{encode('/')}&{encode(query)}"
    algorithm = {"HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256"}[parameters.get("SignatureMethod", "")]
    return base64.b64encode(hmac.new(f"{secret}&".encode(), text.encode(), algorithm).digest()).decode()


def sign_acs3(request: Request, secret: str) -> str:
    """The request as it was sent, with the headers that it says it has signed."""
    found = ACS3.fullmatch(request.headers["authorization"])
    names = found["headers"].split(";") if found else []
    if request.headers.get("x-acs-content-sha256") != hashlib.sha256(request.body).hexdigest():
        raise Refused(400, "InvalidContentSha256")
    headers = "".join(f"{name}:{request.headers.get(name, '').strip()}\n" for name in names)
    query = "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(request.parameters))
    lines = [request.method, request.path, query, headers, ";".join(names), request.headers["x-acs-content-sha256"]]
    text = "ACS3-HMAC-SHA256\n" + hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return hmac.new(secret.encode(), text.encode(), "sha256").hexdigest()


def encode(text: str) -> str:
    return quote(text, safe="")
