"""A server of bare sockets, which keeps every byte that it is sent, and answers in ways that no library for servers would."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import time
from typing import Callable, Dict, List, NamedTuple, Optional
from urllib.parse import urlsplit

from . import sts
from .messages import Request, Response, in_json
from .world import World

# Until a connection that the kernel has made is counted here.
NOTICED = 0.1
# Between the bytes of an answer that is slow: often enough for a time-out that counts from the last byte.
DRIP = 0.1


class Exchange(NamedTuple):
    """The first request of a connection; there is no second."""

    socket: socket.socket
    request: Request
    # How many connections came before.
    number: int
    # Set when the server ends.
    over: threading.Event


Answer = Callable[[Exchange], None]


class Faulty:
    """Listens while it is entered with `with`. With `tls` it speaks that; as a proxy it then stands itself at the end of its tunnels."""

    def __init__(self, answer: Answer, tls: Optional[ssl.SSLContext] = None, host: str = "127.0.0.1") -> None:
        self._answer, self._tls = answer, tls
        self._over = threading.Event()
        self._listener = socket.create_server((host, 0), backlog=64)
        self._open: List[socket.socket] = []
        # By connection, deciphered.
        self._received: List[bytearray] = []
        self.host, self.port = self._listener.getsockname()[:2]

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> Faulty:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        # Only this wakes who waits in `accept`.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            connection.close()

    def connections(self) -> int:
        time.sleep(NOTICED)
        return len(self._received)

    def received(self) -> List[bytes]:
        return [bytes(received) for received in self._received]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            received = bytearray()
            self._received.append(received)
            threading.Thread(target=self._serve, args=(connection, received, len(self._received) - 1), daemon=True).start()

    def _serve(self, connection: socket.socket, received: bytearray, number: int) -> None:
        try:
            if self._tls:
                if connection.recv(7, socket.MSG_PEEK) == b"CONNECT":
                    read(connection, received)
                    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            self._answer(Exchange(connection, read(connection, received), number, self._over))
        except (OSError, EOFError):
            # Who is answered so leaves in the middle.
            pass
        finally:
            connection.close()


def read(connection: socket.socket, received: bytearray) -> Request:
    begin = len(received)

    def more() -> None:
        chunk = connection.recv(65536)
        if not chunk:
            raise EOFError
        received.extend(chunk)

    while b"\r\n\r\n" not in received[begin:]:
        more()
    head, _, body = bytes(received[begin:]).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        more()
        body = bytes(received[begin:]).partition(b"\r\n\r\n")[2]
    path = urlsplit(target)
    return Request(method, headers.get("host", "").partition(":")[0], path.path or "/", path.query, headers, body)


def send(exchange: Exchange, response: Response) -> None:
    headers = {"Content-Type": response.type, **response.headers, "Content-Length": str(len(response.body)), "Connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    exchange.socket.sendall(f"HTTP/1.1 {response.status} So\r\n{head}\r\n".encode() + response.body)


def says(response: Response) -> Answer:
    return lambda exchange: send(exchange, response)


def says_json(status: int, value: object) -> Answer:
    return says(in_json(status, value))


def sends(text: bytes) -> Answer:
    """And closes the connection."""
    return lambda exchange: exchange.socket.sendall(text)


def truthful(world: World) -> Answer:
    return lambda exchange: send(exchange, sts.answer(world, exchange.request))


def throttles(world: World, times: int, status: int = 400) -> Answer:
    def answer(exchange: Exchange) -> None:
        refused = in_json(status, {"RequestId": "0", "Code": "Throttling.User", "Message": "Request was denied due to user flow control."})
        send(exchange, refused if exchange.number < times else sts.answer(world, exchange.request))

    return answer


def silent(exchange: Exchange) -> None:
    exchange.over.wait()


def drips(beginning: bytes, drop: bytes = b"a") -> Answer:
    """Something comes all the time, and it is never enough."""

    def answer(exchange: Exchange) -> None:
        exchange.socket.sendall(beginning)
        while not exchange.over.wait(DRIP):
            exchange.socket.sendall(drop)

    return answer


def endless(beginning: bytes) -> Answer:
    def answer(exchange: Exchange) -> None:
        exchange.socket.sendall(beginning)
        while not exchange.over.is_set():
            exchange.socket.sendall(b"a" * 65536)

    return answer


def resets(exchange: Exchange) -> None:
    exchange.socket.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{"AccountId"')
    # Closing without waiting is what makes it a reset; the client may have read by then.
    time.sleep(DRIP)
    exchange.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def tells_all(status: int) -> Answer:
    """A server that hands back what it was given, wherever an answer has room for it."""

    def answer(exchange: Exchange) -> None:
        headers = exchange.request.headers
        id = headers["authorization"].partition("Credential=")[2].partition(",")[0]
        token = headers.get("x-acs-security-token", id)
        told: Dict[str, str] = {"IdentityType": "RAMUser", "AccountId": id, "UserId": id, "PrincipalId": id, "RequestId": token}
        told.update(Arn=f"acs:ram::{id}:user/{token}", Code=id, Message=json.dumps(dict(headers)), Recommend=token)
        send(exchange, Response(status, json.dumps(told).encode(), "application/json", {"x-acs-request-id": token, "Server": id}))

    return answer
