"""Requests and answers, as the services see them: no sockets, no proxy."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Tuple
from urllib.parse import parse_qsl

Parameters = List[Tuple[str, str]]


@dataclass(frozen=True)
class Request:
    method: str
    # Without port.
    host: str
    # As it was sent: not decoded.
    path: str
    query: str
    # Names in small letters.
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def parameters(self) -> Parameters:
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def form(self) -> Parameters:
        """What a form in the body says; nothing when the body is something else."""
        is_form = self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        return parse_qsl(self.body.decode(), keep_blank_values=True) if is_form else []


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes = b""
    type: str = "application/xml"
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """A service says no, in its own word."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message or code


def in_json(status: int, value: Any) -> Response:
    return Response(status, json.dumps(value).encode(), "application/json")


def by_name(headers: Any) -> Dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
