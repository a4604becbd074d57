"""OSS: judges who asks, as the real one does, and answers the few operations that programs use."""

from __future__ import annotations

import hmac
from calendar import timegm
from datetime import datetime, timezone
from email.utils import formatdate, parsedate_to_datetime
from typing import Optional, Tuple
from urllib.parse import unquote
from xml.sax.saxutils import escape

from .messages import Refused, Request, Response
from .oss_signatures import Signed, read_authorization, sign
from .world import BUCKET, REGION, Call, World

MINUTES_OF_SKEW = 15
MODIFIED = formatdate(timegm((2026, 1, 2, 3, 4, 5)), usegmt=True)


def answer(world: World, request: Request) -> Response:
    bucket, key = place(request)
    sent_token = request.headers.get("x-oss-security-token") or request.headers.get("security-token")
    signed = read_authorization(request.headers.get("authorization", ""))
    id, version = (signed.id, signed.version) if signed else ("", "")
    known = world.keys.find(id)
    token = "none" if not sent_token else "right" if known and known.token == sent_token else "wrong"
    action = f"{request.method} /{bucket}/{key}"
    try:
        judge(world, request, signed, f"/{bucket}/{key}" if bucket else "/", token)
        response = operate(world, request, bucket, key)
    except Refused as refused:
        world.record(Call("oss", action, id, token, version, refused.status, refused.code))
        return in_error(refused)
    world.record(Call("oss", action, id, token, version, response.status))
    return response


def place(request: Request) -> Tuple[str, str]:
    """Bucket and key: of a bucket's own host, or of the path below the endpoint."""
    path = unquote(request.path)[1:]
    bucket, dot, rest = request.host.partition(".")
    if dot and rest.startswith("oss-"):
        return bucket, path
    bucket, _, key = path.partition("/")
    return bucket, key


def judge(world: World, request: Request, signed: Optional[Signed], resource: str, token: str) -> None:
    """In the order of the real one, as far as it can be seen from outside."""
    if signed is None:
        raise Refused(403, "AccessDenied")
    if abs(world.clock.now() - sent_at(request, signed)) > MINUTES_OF_SKEW * 60:
        raise Refused(403, "RequestTimeTooSkewed")
    key = world.keys.find(signed.id)
    # A temporary id is looked up by its token, a long-term one without: to each the other is unknown.
    if key is None or key.temporary != (token != "none"):
        raise Refused(403, "InvalidAccessKeyId")
    if token == "wrong":
        raise Refused(403, "InvalidSecurityToken")
    if key.expires is not None and key.expires <= world.clock.now():
        raise Refused(403, "SecurityTokenExpired")
    if signed.version == "v4" and signed.scope.split("/")[1:] != [REGION, "oss", "aliyun_v4_request"]:
        raise Refused(400, "InvalidArgument")
    if not hmac.compare_digest(sign(signed, request, resource, key.secret), signed.signature):
        raise Refused(403, "SignatureDoesNotMatch")


def sent_at(request: Request, signed: Signed) -> float:
    try:
        if signed.version == "v4":
            written = datetime.strptime(request.headers.get("x-oss-date", ""), "%Y%m%dT%H%M%SZ")
            return written.replace(tzinfo=timezone.utc).timestamp()
        return parsedate_to_datetime(request.headers.get("x-oss-date") or request.headers.get("date", "")).timestamp()
    except (TypeError, ValueError):
        raise Refused(403, "AccessDenied") from None


def operate(world: World, request: Request, bucket: str, key: str) -> Response:
    if bucket != BUCKET:
        raise Refused(404, "NoSuchBucket")
    if not key and request.method == "GET":
        return listing(world)
    if request.method == "PUT" and key:
        world.objects[key] = request.body
        return Response(200)
    if request.method == "DELETE" and key:
        world.objects.pop(key, None)
        return Response(204)
    if request.method not in ("GET", "HEAD"):
        raise Refused(501, "NotImplemented")
    if key not in world.objects:
        raise Refused(404, "NoSuchKey")
    # One SDK asks for what was modified after tomorrow when it wants to know whether there is something.
    if "if-modified-since" in request.headers:
        return Response(304)
    return Response(200, world.objects[key], "application/octet-stream", {"Last-Modified": MODIFIED, "ETag": '"0"'})


def listing(world: World) -> Response:
    kept = sorted(world.objects.items())
    contents = "".join(
        f"<Contents><Key>{escape(key)}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;0&quot;</ETag>"
        f"<Type>Normal</Type><Size>{len(body)}</Size><StorageClass>Standard</StorageClass></Contents>"
        for key, body in kept
    )
    about = f"<Name>{BUCKET}</Name><Prefix></Prefix><MaxKeys>100</MaxKeys><Delimiter></Delimiter><KeyCount>{len(kept)}</KeyCount>"
    document = f"<ListBucketResult>{about}<IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"
    return Response(200, document.encode())


def in_error(refused: Refused) -> Response:
    document = f"<Error><Code>{refused.code}</Code><Message>{refused.code}</Message><RequestId>{'0' * 24}</RequestId></Error>"
    return Response(refused.status, document.encode())
