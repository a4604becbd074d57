"""Runs a program in a world of its own: a request, then the expiry of what signed it, then another request.

A program reads names of objects from its standard input, one a line, makes a request for each, and answers with a line: `ok`, or
`refused` when there was an error that a service would log before it goes on.
"""

from __future__ import annotations

import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import IO, Dict, List, NamedTuple, Optional

from standins import clock
from standins.authority import Authority
from standins.door import Door
from standins.world import Call, World

HERE = Path(__file__).parent
OBJECT = "index.html"
# Seconds that a program may take for an answer on a machine that has much to do.
PATIENCE = 60
# Between attempts, for a program that renews its keys in the background.
PAUSE = 0.5


class Failed(Exception):
    """What was seen instead of what had to be."""


class Stage:
    """What all worlds of a run share."""

    def __init__(self, python: Path, scratch: Path) -> None:
        self.python = python
        self.scratch = scratch
        self.authority = Authority(scratch)
        self.clock = clock.build(scratch)

    def world(self, name: str) -> World:
        return World(self.scratch / name, self.clock)


class Seen(NamedTuple):
    """The calls to OSS that the requests led to. A request that fails before it is sent has none."""

    first: Call
    # After expiry, until one is accepted.
    later: List[Optional[Call]]

    @property
    def last(self) -> Optional[Call]:
        return self.later[-1]

    @property
    def refreshed(self) -> bool:
        return self.last is not None and self.last.accepted and self.last.id != self.first.id


def play(stage: Stage, world: World, main: Path, environment: Dict[str, str], attempts: int = 1) -> Seen:
    """Fails unless the first request is accepted; what becomes of the later ones is for the caller to judge."""
    with Door(world, stage.authority) as door:
        site = {"PYTHONPATH": str(HERE / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
        everything = {**world.environment(), **door.environment(), **site, **environment}
        program = Program([str(stage.python), str(main)], main.parent, everything, world)
        try:
            first = program.request()
            if first is None or not first.accepted:
                raise Failed(f"the first request is not accepted: {first}")
            world.pass_expiry()
            later = [program.request()]
            while len(later) < attempts and not (later[-1] and later[-1].accepted):
                time.sleep(PAUSE)
                later.append(program.request())
        except Failed as failed:
            raise Failed(f"{failed}\n{program.evidence()}") from None
        finally:
            program.kill()
    unknown = world.calls("unknown")
    if unknown:
        raise Failed(f"asks for what is not there: {unknown}")
    return Seen(first, later)


class Program:
    def __init__(self, command: List[str], folder: Path, environment: Dict[str, str], world: World) -> None:
        self._world = world
        self._said: List[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._errors = world.folder / "stderr"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self._process.stdin and self._process.stdout
        self._stdin: IO[str] = self._process.stdin
        self._stdout: IO[str] = self._process.stdout
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self._stdout:
            self._lines.put(line.strip())
        # It has ended.
        self._lines.put("")

    def request(self) -> Optional[Call]:
        before = len(self._world.calls("oss"))
        try:
            self._stdin.write(f"{OBJECT}\n")
            self._stdin.flush()
            said = self._lines.get(timeout=PATIENCE)
        except BrokenPipeError:
            said = ""
        except queue.Empty:
            raise Failed("does not answer") from None
        if said not in ("ok", "refused"):
            raise Failed(f"says {said!r}" if said else "ends by itself")
        self._said.append(said)
        calls = self._world.calls("oss")[before:]
        accepted = bool(calls) and calls[-1].accepted
        if accepted != (said == "ok"):
            raise Failed(f"says {said!r} after {calls}")
        return calls[-1] if calls else None

    def kill(self) -> None:
        """Services do not end by themselves."""
        self._process.kill()
        self._process.wait()

    def evidence(self) -> str:
        calls = "\n".join(f"  {' '.join(map(str, call))}" for call in self._world.calls())
        errors = self._errors.read_text(encoding="utf-8", errors="replace").strip()
        return f"it said {self._said}; asked for\n{calls}\nand wrote\n{errors[-3000:]}"
