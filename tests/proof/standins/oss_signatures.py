"""The three ways to sign a request to OSS in its headers, computed from the published algorithms."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import Iterable, NamedTuple, Optional
from urllib.parse import quote

from .messages import Parameters, Request

# The parameters of a query that version 1 signs.
SIGNED_PARAMETERS = frozenset(
    """
    accessPoint accessPointPolicy acl append asyncFetch bucketArchiveDirectRead bucketInfo callback callback-var cname comp
    continuation-token cors delete encryption endTime group httpsConfig inventory inventoryId lifecycle link live location logging
    metaQuery objectInfo objectMeta partNumber policy position publicAccessBlock qos qosInfo qosRequester redundancyTransition referer
    regionList replication replicationLocation replicationProgress requestPayment requesterQosInfo resourceGroup resourcePool
    resourcePoolBuckets resourcePoolInfo response-cache-control response-content-disposition response-content-encoding
    response-content-language response-content-type response-expires restore security-token sequential startTime stat status style
    styleName symlink tagging transferAcceleration uploadId uploads versionId versioning versions vod website worm wormExtend wormId
    x-oss-ac-forward-allow x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id x-oss-access-point-name x-oss-async-process
    x-oss-process x-oss-redundancy-transition-taskid x-oss-request-payer x-oss-target-redundancy-type x-oss-traffic-limit
    x-oss-write-get-object-response
    """.split()
)
VERSION_1 = re.compile(r"OSS (?P<id>[^:]+):(?P<signature>.+)")
VERSION_2 = re.compile(r"OSS2 AccessKeyId:(?P<id>[^,]+),(?:AdditionalHeaders:(?P<headers>[^,]*),)?Signature:(?P<signature>.+)")
VERSION_4 = "OSS4-HMAC-SHA256 "


class Signed(NamedTuple):
    """What an Authorization header says."""

    version: str
    id: str
    signature: str
    additional_headers: Iterable[str] = ()
    # Of version 4: day, region, service, `aliyun_v4_request`.
    scope: str = ""


def read_authorization(header: str) -> Optional[Signed]:
    if header.startswith(VERSION_4):
        fields = dict(part.strip().partition("=")[::2] for part in header[len(VERSION_4) :].split(","))
        id, _, scope = fields.get("Credential", "").partition("/")
        additional = fields.get("AdditionalHeaders", "")
        return Signed("v4", id, fields.get("Signature", ""), additional.split(";") if additional else (), scope)
    if found := VERSION_2.fullmatch(header):
        return Signed("v2", found["id"], found["signature"], (found["headers"] or "").split(";") if found["headers"] else ())
    if found := VERSION_1.fullmatch(header):
        return Signed("v1", found["id"], found["signature"])
    return None


def sign(signed: Signed, request: Request, resource: str, secret: str) -> str:
    """The signature that the owner of the secret would have made. `resource` is `/bucket/key`, not encoded."""
    make = {"v1": sign_1, "v2": sign_2, "v4": sign_4}[signed.version]
    return make(signed, request, resource, secret)


def sign_1(_: Signed, request: Request, resource: str, secret: str) -> str:
    parameters = sorted(pair for pair in request.parameters if pair[0] in SIGNED_PARAMETERS)
    query = "&".join(f"{name}={value}" if value else name for name, value in parameters)
    # Here, and only here, a later date in a header of its own counts for the date.
    date = request.headers.get("x-oss-date") or request.headers.get("date", "")
    text = canonical_start(request, date) + canonical_headers(request, ()) + resource + (f"?{query}" if query else "")
    return base64.b64encode(mac(secret.encode(), text, "sha1")).decode()


def sign_2(signed: Signed, request: Request, resource: str, secret: str) -> str:
    additional = sorted(name.lower() for name in signed.additional_headers)
    text = canonical_start(request, request.headers.get("date", "")) + canonical_headers(request, additional)
    query = canonical_query(request.parameters)
    text += ";".join(additional) + "\n" + quote(resource, safe="") + (f"?{query}" if query else "")
    return base64.b64encode(mac(secret.encode(), text, "sha256")).decode()


def sign_4(signed: Signed, request: Request, resource: str, secret: str) -> str:
    additional = sorted(name.lower() for name in signed.additional_headers)
    lines = [
        request.method,
        quote(resource, safe="/"),
        canonical_query(request.parameters),
        canonical_headers(request, {*additional, "content-type", "content-md5"}),
        ";".join(additional),
        request.headers.get("x-oss-content-sha256", ""),
    ]
    canonical = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    text = "\n".join(["OSS4-HMAC-SHA256", request.headers.get("x-oss-date", ""), signed.scope, canonical])
    key = f"aliyun_v4{secret}".encode()
    for part in signed.scope.split("/"):
        key = mac(key, part, "sha256")
    return mac(key, text, "sha256").hex()


def canonical_start(request: Request, date: str) -> str:
    headers = request.headers
    return f"{request.method}\n{headers.get('content-md5', '')}\n{headers.get('content-type', '')}\n{date}\n"


def canonical_headers(request: Request, others: Iterable[str]) -> str:
    names = sorted(name for name in request.headers if name.startswith("x-oss-") or name in others)
    return "".join(f"{name}:{request.headers[name].strip()}\n" for name in names)


def canonical_query(parameters: Parameters) -> str:
    encoded = sorted((quote(name, safe=""), quote(value, safe="")) for name, value in parameters)
    return "&".join(f"{name}={value}" if value else name for name, value in encoded)


def mac(key: bytes, text: str, algorithm: str) -> bytes:
    return hmac.new(key, text.encode(), algorithm).digest()
