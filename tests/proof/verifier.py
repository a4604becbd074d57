"""Runs aklint with `--verify`, in each of the ways in which it is given a key, and reads what it says of it."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence

from cases import Paths
from play import PATIENCE, Failed
from standins import rows
from standins.keys import Key
from standins.world import World

# As a JSON report has it.
Verification = Dict[str, Any]
ENVIRONMENT, STDIN, CHECK = "--from-env", "--stdin", "check"
WAYS = [ENVIRONMENT, STDIN, CHECK]


class Ran(NamedTuple):
    command: str
    status: int
    out: str
    err: str
    seconds: float

    def fail(self, reason: str) -> Failed:
        return Failed(f"{self.command}: {reason}\nstatus {self.status} after {self.seconds:.2f} s\n{self.out}\n{self.err}".rstrip())

    def require(self, status: int) -> None:
        if self.status != status:
            raise self.fail(f"the status had to be {status}")

    def document(self) -> Any:
        try:
            return json.loads(self.out)
        except ValueError:
            raise self.fail("no JSON") from None

    def findings(self) -> List[Dict[str, Any]]:
        return list(self.document()["findings"])


class Aklint:
    """`folder` is where the files lie that it checks; `options` say where STS is, as far as `--verify` needs to be told."""

    def __init__(self, paths: Paths, world: World, options: Sequence[str] = (), variables: Dict[str, str] = {}) -> None:
        self._program = paths.program
        self.world = world
        self.options = list(options)
        path = os.environ.get("PATH", os.defpath)
        self.variables = {"PATH": path, "HOME": str(world.folder), "LANG": "C.UTF-8", **variables}
        self.folder = world.folder / "code"
        self.folder.mkdir(exist_ok=True)

    def command(self, *arguments: str) -> List[str]:
        return [str(self._program), *arguments]

    def run(self, *arguments: str, variables: Dict[str, str] = {}, stdin: str = "", before: Sequence[str] = ()) -> Ran:
        command = [*before, *self.command(*arguments)]
        everything = {**self.variables, **variables}
        began = time.monotonic()
        try:
            ran = subprocess.run(
                command, cwd=self.folder, env=everything, input=stdin, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"{' '.join(arguments)} does not end") from None
        return Ran("aklint " + " ".join(arguments), ran.returncode, ran.stdout, ran.stderr, time.monotonic() - began)

    def check(self, *options: str, format: str = "json") -> Ran:
        """Without `--verify`."""
        return self.run("check", str(self.folder), "--isolated", "--format", format, *options)

    def check_verified(self, *options: str, format: str = "json") -> Ran:
        return self.check("--verify", *self.options, *options, format=format)

    def ask(self, way: str, key: Key, *options: str) -> Ran:
        """For `CHECK` the key must lie in the folder."""
        if way == CHECK:
            return self.check_verified(*options)
        variables = rows.in_variables(key) if way == ENVIRONMENT else {}
        arguments = ["verify", way, "--isolated", "--format", "json", *self.options, *options]
        return self.run(*arguments, variables=variables, stdin=in_document(key) if way == STDIN else "")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def verifications(ran: Ran, way: str) -> List[Verification]:
    """One for each key, or for each finding that shows one; without the sentence for people, which there has to be."""
    keys = ran.document()["keys"] if way != CHECK else [finding["secret"] for finding in ran.findings() if finding.get("secret")]
    # An ID that stands alone cannot be verified.
    keys = [key for key in keys if key["access_key_id"] is not None]
    if any("verification" not in key for key in keys):
        raise ran.fail("a key without verification")
    found = [dict(key["verification"]) for key in keys]
    if not all(each.pop("message", "") for each in found):
        raise ran.fail("a verification without message")
    return found


def in_document(key: Key) -> str:
    """As `aliyun sts AssumeRole` prints it, or as one writes it down."""
    pair = {"AccessKeyId": key.id, "AccessKeySecret": key.secret}
    token = {"SecurityToken": key.token} if key.token else {}
    return json.dumps({"Credentials": {**pair, **token}, "RequestId": "0"}, indent=2)


def in_program(key: Key) -> str:
    arguments = ", ".join(f'"{part}"' for part in (key.id, key.secret, key.token) if part)
    return f"import oss2\n\nauth = oss2.{'StsAuth' if key.token else 'Auth'}({arguments})\n"


def pieces(key: Key) -> List[str]:
    """What must be seen nowhere. The first letters tell what kind of key it is, and that it is made up."""
    parts = [part for part in (key.id, key.secret, key.token) if part]
    return [part[begin : begin + 6] for part in parts for begin in range(len("STS.aKL1nt"), len(part) - 5)]


def require_hidden(what: str, text: str, keys: Sequence[Key]) -> None:
    for key in keys:
        for piece in pieces(key):
            if piece in text:
                raise Failed(f"{what} shows {piece} of {key}:\n{text}")
