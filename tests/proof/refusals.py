"""That the stand-ins refuse what the real ones refuse, in their words: a proof is worth what can fail in it."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import Callable, Dict, List, Tuple
from urllib.parse import urlencode

from cases import Case, Cell, Paths
from play import Failed, Stage
from standins import oss, sts
from standins.keys import Key
from standins.messages import Request
from standins.metadata import ADDRESS, ROLES, Metadata
from standins.oss_signatures import Signed, sign
from standins.world import BUCKET, HOUR, OIDC_PROVIDER_ARN, REGION, ROLE, ROLE_ARN, World

# What the server is asked, and its word for why not; the empty one where it does what it is asked.
Refusal = Tuple[Callable[[World], Request], str]


def cases(_: Paths) -> List[Case]:
    kinds = {"oss": oss_refusals(), "sts": sts_refusals(), "metadata": metadata_refusals()}
    return [
        Case("stand-in", f"{service} {name}", partial(run, f"{service}-{number}", service, refusal))
        for service, refusals in kinds.items()
        for number, (name, refusal) in enumerate(refusals.items())
    ]


def run(name: str, service: str, refusal: Refusal, stage: Stage) -> List[Cell]:
    make, code = refusal
    world = stage.world(f"refusal-{name}")
    request = make(world)
    if service == "metadata":
        Metadata(world).answer(request)
    else:
        (oss if service == "oss" else sts).answer(world, request)
    call = world.calls()[-1]
    if (call.code or ("" if call.accepted else str(call.status))) != code:
        raise Failed(f"{call}, where it had to be {code or 'accepted'}")
    return []


def oss_refusals() -> Dict[str, Refusal]:
    def unsigned(_: World) -> Request:
        return Request("GET", f"{BUCKET}.oss-{REGION}.aliyuncs.com", "/index.html", "", {})

    def expired(world: World) -> Request:
        key = world.issue(HOUR)
        world.pass_expiry()
        return to_oss(world, key)

    return {
        "long-term": (lambda world: to_oss(world, world.user), ""),
        "temporary": (lambda world: to_oss(world, world.issue(HOUR)), ""),
        "unsigned": (unsigned, "AccessDenied"),
        "unknown id": (lambda world: to_oss(world, Key("LTAIaKL1ntNobody", "nothing")), "InvalidAccessKeyId"),
        "wrong secret": (lambda world: to_oss(world, replace(world.user, secret="nothing")), "SignatureDoesNotMatch"),
        "no token": (lambda world: to_oss(world, replace(world.issue(HOUR), token=None)), "InvalidAccessKeyId"),
        "another's token": (lambda world: to_oss(world, replace(world.issue(HOUR), token="nothing")), "InvalidSecurityToken"),
        "long-term with a token": (lambda world: to_oss(world, replace(world.user, token="nothing")), "InvalidAccessKeyId"),
        "expired": (expired, "SecurityTokenExpired"),
        "another time": (lambda world: to_oss(world, world.user, ahead=HOUR), "RequestTimeTooSkewed"),
        "another region": (lambda world: to_oss(world, world.user, region="cn-beijing"), "InvalidArgument"),
    }


def to_oss(world: World, key: Key, ahead: int = 0, region: str = REGION) -> Request:
    date = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(world.clock.now() + ahead))
    headers = {"x-oss-date": date, "x-oss-content-sha256": "UNSIGNED-PAYLOAD"}
    if key.token:
        headers["x-oss-security-token"] = key.token
    request = Request("GET", f"{BUCKET}.oss-{REGION}.aliyuncs.com", "/index.html", "", headers)
    signed = Signed("v4", key.id, "", (), f"{date[:8]}/{region}/oss/aliyun_v4_request")
    signature = sign(signed, request, f"/{BUCKET}/index.html", key.secret)
    headers["authorization"] = f"OSS4-HMAC-SHA256 Credential={key.id}/{signed.scope}, Signature={signature}"
    return request


def sts_refusals() -> Dict[str, Refusal]:
    def stale(world: World) -> Request:
        old = world.oidc_token
        world.pass_expiry()
        return with_oidc(old)

    return {
        "assumes": (lambda world: to_sts(world, world.user), ""),
        "unsigned": (lambda world: Request("GET", "sts.aliyuncs.com", "/", "Action=AssumeRole", {}), "MissingAccessKeyId"),
        "unknown id": (lambda world: to_sts(world, Key("LTAIaKL1ntNobody", "nothing")), "InvalidAccessKeyId.NotFound"),
        "wrong secret": (lambda world: to_sts(world, replace(world.user, secret="nothing")), "SignatureDoesNotMatch"),
        "no token": (lambda world: to_sts(world, replace(world.issue(HOUR), token=None)), "MissingSecurityToken"),
        "main account": (lambda world: to_sts(world, world.main_account), "NoPermission"),
        "another role": (lambda world: to_sts(world, world.user, RoleArn="acs:ram::1:role/other"), "EntityNotExist.Role"),
        "too short": (lambda world: to_sts(world, world.user, DurationSeconds="899"), "InvalidParameter.DurationSeconds"),
        "odd name": (lambda world: to_sts(world, world.user, RoleSessionName="<name>"), "InvalidParameter.RoleSessionName"),
        "oidc": (lambda world: with_oidc(world.oidc_token), ""),
        "old oidc token": (stale, "AuthenticationFail.OIDCToken.Expired"),
    }


def to_sts(world: World, key: Key, **others: str) -> Request:
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(world.clock.now()))
    parameters = {"Action": "AssumeRole", "RoleArn": ROLE_ARN, "RoleSessionName": "proof", "AccessKeyId": key.id, **others}
    parameters.update(Timestamp=date, SignatureMethod="HMAC-SHA1")
    unsigned = Request("GET", "sts.aliyuncs.com", "/", "", {})
    parameters["Signature"] = sts.sign_rpc(unsigned, parameters, key.secret)
    return replace(unsigned, query=urlencode(parameters))


def with_oidc(token: str) -> Request:
    arns = {"RoleArn": ROLE_ARN, "OIDCProviderArn": OIDC_PROVIDER_ARN}
    query = urlencode({"Action": "AssumeRoleWithOIDC", **arns, "OIDCToken": token, "RoleSessionName": "proof"})
    return Request("POST", "sts.aliyuncs.com", "/", query, {})


def metadata_refusals() -> Dict[str, Refusal]:
    header = "x-aliyun-ecs-metadata-token"
    return {
        "no token": (lambda _: Request("GET", ADDRESS, ROLES + ROLE, "", {}), ""),
        "token of nobody": (lambda _: Request("GET", ADDRESS, ROLES + ROLE, "", {header: "nothing"}), "403"),
        "another role": (lambda _: Request("GET", ADDRESS, f"{ROLES}other", "", {}), "404"),
        "token without end": (lambda _: Request("PUT", ADDRESS, "/latest/api/token", "", {}), "400"),
    }
