"""The service itself: takes photos over HTTP."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import storage


class Photos(BaseHTTPRequestHandler):
    def do_PUT(self) -> None:
        size = int(self.headers.get("Content-Length", "0"))
        storage.store(self.path.lstrip("/"), self.rfile.read(size))
        self.send_response(204)
        self.end_headers()


if __name__ == "__main__":
    ThreadingHTTPServer(("", 8080), Photos).serve_forever()
