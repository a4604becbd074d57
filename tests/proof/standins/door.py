"""Where a world is entered: as the proxy of a program, or at an address of its own without TLS."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, Tuple
from urllib.parse import urlsplit

from . import oss, sts
from .authority import Authority
from .messages import Request, Response, by_name
from .metadata import ADDRESS, Metadata, issue
from .world import CREDENTIALS_URI, REGION, Call, World


class Door:
    """Open while it is entered with `with`. Port 0 is any that is free."""

    def __init__(self, world: World, authority: Authority, host: str = "127.0.0.1", port: int = 0) -> None:
        self.world = world
        self.authority = authority
        self._metadata = Metadata(world)
        self._server = Server((host, port), self)

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{str(host)}:{port}"

    def __enter__(self) -> Door:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def environment(self) -> Dict[str, str]:
        """For a program that is to reach everything through this proxy, and trust it."""
        proxies = {name: self.url for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")}
        trusted = str(self.authority.certificate)
        return {**proxies, "REQUESTS_CA_BUNDLE": trusted, "ALIBABA_CLOUD_CA_BUNDLE": trusted, "SSL_CERT_FILE": trusted}

    def answer(self, request: Request) -> Response:
        if request.host == ADDRESS:
            return self._metadata.answer(request)
        if request.host == urlsplit(CREDENTIALS_URI).hostname:
            return issue(self.world, request)
        if request.host.startswith("sts.") and request.host.endswith("aliyuncs.com"):
            return sts.answer(self.world, request)
        if f"oss-{REGION}" in request.host and request.host.endswith(".aliyuncs.com"):
            return oss.answer(self.world, request)
        if request.host in ("127.0.0.1", "localhost"):
            return self._answer_by_path(request)
        self.world.record(Call("unknown", f"{request.method} {request.host}{request.path}", status=502))
        return Response(502)

    def _answer_by_path(self, request: Request) -> Response:
        """For programs that are told one address for all."""
        if request.path.startswith("/latest/"):
            return self._metadata.answer(request)
        if request.path == urlsplit(CREDENTIALS_URI).path:
            return issue(self.world, request)
        if "x-acs-action" in request.headers or any(name == "Action" for name, _ in request.parameters + request.form):
            return sts.answer(self.world, request)
        return oss.answer(self.world, request)


class Server(ThreadingHTTPServer):
    # Programs keep connections open; nobody waits for them in the end.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: Tuple[str, int], door: Door) -> None:
        super().__init__(address, Handler)
        self.door = door


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
    # The host at the other end of the tunnel, in which requests no longer say where they go.
    tunnel = ""

    def do_CONNECT(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.connection = self.server.door.authority.server.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb", -1)
        self.wfile = self.connection.makefile("wb", 0)
        self.tunnel = self.path.rpartition(":")[0]
        self.close_connection = False

    def _serve(self) -> None:
        target = urlsplit(self.path)
        host = self.tunnel or target.hostname or self.headers.get("Host", "").partition(":")[0]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, host, target.path or "/", target.query, by_name(self.headers), body)
        response = self.server.door.answer(request)
        self.send_response(response.status)
        for name, value in {**response.headers, "Content-Type": response.type, "x-oss-request-id": "0" * 24}.items():
            self.send_header(name, value)
        if response.status not in (204, 304):
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _serve

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            # A program that ends, or trusts somebody else, leaves in the middle: the program has more to say about it.
            pass

    def log_message(self, *_: Any) -> None:
        """The journal says more."""
