"""What an instance is told at 100.100.100.200: the name of its role, and the role's keys. With a token, and without."""

from __future__ import annotations

import time
from typing import Dict

from .messages import Request, Response, in_json
from .world import ROLE, Call, World, document

ADDRESS = "100.100.100.200"
ROLES = "/latest/meta-data/ram/security-credentials/"
HOURS = 6


class Metadata:
    def __init__(self, world: World) -> None:
        self._world = world
        # Each with the time when it ends.
        self._tokens: Dict[str, float] = {}

    def answer(self, request: Request) -> Response:
        response = self._act(request)
        version = "v2" if request.method == "PUT" or "x-aliyun-ecs-metadata-token" in request.headers else "v1"
        action = f"{request.method} {request.path}"
        self._world.record(Call("metadata", action, signature=version, status=response.status))
        return response

    def _act(self, request: Request) -> Response:
        now = self._world.clock.now()
        if request.method == "PUT" and request.path == "/latest/api/token":
            seconds = request.headers.get("x-aliyun-ecs-metadata-token-ttl-seconds", "")
            if not seconds.isdigit():
                return Response(400)
            token = f"metadata-{len(self._tokens)}"
            self._tokens[token] = now + int(seconds)
            return Response(200, token.encode(), "text/plain")
        token = request.headers.get("x-aliyun-ecs-metadata-token", "")
        if token and self._tokens.get(token, 0) <= now:
            return Response(403)
        if request.method != "GET" or not request.path.startswith(ROLES):
            return Response(404)
        role = request.path[len(ROLES) :]
        if not role:
            return Response(200, ROLE.encode(), "text/plain")
        if role != ROLE:
            return Response(404)
        updated = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
        keys = document(self._world.issue(HOURS * 3600))
        return in_json(200, {"Code": "Success", "LastUpdated": updated, **keys})


def issue(world: World, request: Request) -> Response:
    """The service of somebody's own that a program is pointed at by `ALIBABA_CLOUD_CREDENTIALS_URI`."""
    world.record(Call("issuer", f"{request.method} {request.path}"))
    return in_json(200, {"Code": "Success", **document(world.issue(3600))})
