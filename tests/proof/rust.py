"""The Rust programs: snippets as they are, misused programs and what `aklint fix` makes of them, programs that keep or renew their keys.

They are held to what the Python ones are held to, but all of them are compiled before the first one runs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import threading
import tomllib
from functools import partial
from pathlib import Path
from typing import Dict, List, Optional, Tuple

import fixes
import refresh
from cases import Case, Cell, Paths, judge
from crate import CRATE, Crate, Source, programs
from play import Failed, Seen, Stage, play
from standins import rows
from standins.keys import Key
from standins.world import HOUR, World

DRIVERS = CRATE / "drivers"
# The generations of SDKs for Rust, as aklint calls them, and what names them in a program.
SDKS = {"opendal": "opendal::", "oss-rust-v2": "alibabacloud_oss_sdk_rust_v2::", "reqsign": "reqsign::"}
# The beginnings of the names of programs that are run for the rule for kept credentials. The others are misused ones.
KEPT, RENEWED = "kept-", "renewed-"
SNIPPET = "snippet"
# Rows whose keys a person brings to the place where a program runs.
BY_HAND = ["ram-user-key", "sts-token", "ram-role-arn"]
# What keeps its keys unseen by aklint: whoever teaches it that takes the line away.
MISSED = {
    "kept-environment-official": "an environment that is asked each time and never changes",
    "kept-file": "a file that is read once",
    "kept-once-lock": "a cell that one function sets and another reads",
}
Snippets = Dict[Tuple[str, str], str]


def cases(paths: Paths) -> List[Case]:
    crate = Crate(paths.root)
    snippets = read_snippets(paths)
    found = []
    for (row, sdk), code in snippets.items():
        name = f"snippet-{row}-{sdk}"
        # A snippet says with comments what it depends on.
        crate.need(name, re.findall(r"^// (\S+ = .+)$", code, re.MULTILINE))
        driver = (DRIVERS / f"{sdk}.rs").read_text(encoding="utf-8")
        crate.add(name, Source({"main.rs": driver, "snippet.rs": code}))
        found.append(Case("snippet", f"{row} {sdk}", partial(run_snippet, crate, name, row, sdk)))
    for name, source in programs().items():
        if name.startswith((KEPT, RENEWED)):
            crate.add(name, source)
            found.append(Case("refresh", name, partial(run_refresh, paths, crate, name)))
            continue
        program = Misused(paths, crate, name, source)
        found.append(Case("misused", name, program.run))
        for row in rows.ROWS if paths.can_fix else []:
            if (row, program.sdk) in snippets:
                program.mend(row)
                found.append(Case("fix", f"{name} {row}", partial(program.run_mended, row)))
    crate.build()
    return found


def read_snippets(paths: Paths) -> Snippets:
    """By row and SDK."""
    with (paths.root / "rules/providers.toml").open("rb") as file:
        table = tomllib.load(file)
    every = ((row["id"], snippet) for row in table["row"] for snippet in row["snippet"])
    return {(row, snippet["generation"]): snippet["code"] for row, snippet in every if snippet["generation"] in SDKS}


def run_snippet(crate: Crate, name: str, row: str, sdk: str, stage: Stage) -> List[Cell]:
    executable = crate.find(name)
    world = stage.world(f"rust-{name}")
    how = judge(world, row, play(stage, world, executable, rows.environment(world, row)))
    if row == "sts-token":
        # Whoever hands keys over starts the program anew.
        judge(world, row, play(stage, world, executable, rows.environment(world, row)))
    return [Cell(row, sdk, SNIPPET, how)]


class Misused:
    def __init__(self, paths: Paths, crate: Crate, name: str, source: Source) -> None:
        self._paths, self._crate = paths, crate
        self.name, self._source = name, source
        self.sdk = sdk_of(source)
        # By row: the status that aklint ended with, and what is told where something fails.
        self._mended: Dict[str, Tuple[int, str]] = {}
        self._lock = threading.Lock()
        self._before: Optional[Seen] = None
        crate.add(name, source)

    def before(self, stage: Stage) -> Seen:
        """What the program does as it is: once for all rows."""
        with self._lock:
            if self._before is None:
                self._before = self._play_misused(stage)
            return self._before

    def run(self, stage: Stage) -> List[Cell]:
        self.before(stage)
        return []

    def _play_misused(self, stage: Stage) -> Seen:
        """Whatever the environment holds, it uses the key that stands in it, and ends when that does."""
        world = prepare(stage, f"rust-{self.name}")
        everything: Dict[str, str] = {}
        for row in rows.ROWS:
            everything.update(rows.environment(world, row))
        seen = play(stage, world, self._crate.find(self.name), everything)
        temporary = fixes.WRITTEN["sts"]["id"] in self._source.text()
        id, code = fixes.WRITTEN["sts" if temporary else "ram"]["id"], "SecurityTokenExpired" if temporary else ""
        if seen.first.id != id or seen.last is None or (seen.last.id, seen.last.code) != (id, code):
            raise Failed(f"there is nothing to mend: {seen}")
        return seen

    def mend(self, row: str) -> None:
        """Has the program mended, and what comes out compiled with the others."""
        with tempfile.TemporaryDirectory(prefix="aklint-proof-") as name:
            src = Path(name, "src")
            src.mkdir()
            shutil.copy(CRATE / "Cargo.toml", name)
            for file, text in self._source.files.items():
                (src / file).write_text(text, encoding="utf-8")
            command = [str(self._paths.program), "fix", "--unsafe", "--provider", row, "."]
            ran = subprocess.run(command, cwd=name, capture_output=True, text=True, check=False)
            made = Source({file.name: file.read_text(encoding="utf-8") for file in sorted(src.iterdir())})
        told = f"{' '.join(command)} ends with {ran.returncode} and says\n{ran.stdout}{ran.stderr}\nand makes\n{made.text()}"
        self._mended[row] = ran.returncode, told
        self._crate.add(self._name(row), made)

    def run_mended(self, row: str, stage: Stage) -> List[Cell]:
        before = self.before(stage)
        status, told = self._mended[row]
        try:
            if status not in (0, 1):
                raise Failed("does not work")
            executable = self._crate.find(self._name(row))
            if status == 1:
                return [Cell(row, self.sdk, fixes.WHAT, fixes.LEFT)]
            written = {kind for kind, key in fixes.WRITTEN.items() for value in key.values() if value in told}
            if written:
                raise Failed(f"the old key is still there: {sorted(written)}")
            world = prepare(stage, f"rust-{self._name(row)}")
            seen = play(stage, world, executable, environment(world, row, told))
            how = judge(world, row, seen)
            if row == "sts-token":
                judge(world, row, play(stage, world, executable, environment(world, row, told)))
            if seen.first.signature != before.first.signature:
                raise Failed(f"signs with {seen.first.signature}, where it was {before.first.signature}")
        except Failed as failed:
            raise Failed(f"{failed}\n{told}") from None
        return [Cell(row, self.sdk, fixes.WHAT, how)]

    def _name(self, row: str) -> str:
        return f"mended-{row}-{self.name}"


def environment(world: World, row: str, told: str) -> Dict[str, str]:
    """Of what a person sets, only what aklint said must be set, under the program's own names, too."""
    given = rows.environment(world, row)
    if row not in BY_HAND:
        return given
    key = world.handed_over if row == "sts-token" else world.user
    block = re.search(r"set these where the program runs.*\n((?: {7}\w+\n)+)", told)
    found = {}
    for name in block[1].split() if block else []:
        parts = {"ID": key.id, "SECRET": key.secret, "TOKEN": key.token or ""}
        found[name] = given.get(name) or parts.get(name.rpartition("_")[2], "")
    return found


def prepare(stage: Stage, name: str) -> World:
    """A world in which the keys that stand in the programs are valid, though nothing but the programs has them."""
    world = stage.world(name)
    world.keys.add(Key(**fixes.WRITTEN["ram"]))
    world.keys.add(Key(**fixes.WRITTEN["sts"], expires=world.clock.now() + HOUR))
    return world


def missing(cells: List[Cell]) -> List[str]:
    """Whoever leaves everything to a person proves nothing."""
    cells = [cell for cell in cells if cell.sdk in SDKS]
    done = {(cell.row, cell.sdk) for cell in cells if cell.what == fixes.WHAT and cell.refreshed != fixes.LEFT}
    wanted = {(cell.row, cell.sdk) for cell in cells if cell.what == SNIPPET}
    return [f"no program for {sdk} is mended for {row}" for row, sdk in sorted(wanted - done)]


def run_refresh(paths: Paths, crate: Crate, name: str, stage: Stage) -> List[Cell]:
    """What a program does is the truth; its name is held to it, too."""
    world = stage.world(f"rust-{name}")
    source = programs()[name]
    if "compose.yaml" in source.files:
        given = rows.environment(world, "sts-token")
    else:
        given = {**rows.environment(world, "ram-role-arn"), **rows.environment(world, "ecs-ram-role"), "STS_FILE": str(world.sts_file)}
    refreshes = refresh.judge(world, play(stage, world, crate.find(name), given))
    if refreshes != name.startswith(RENEWED):
        raise Failed(f"is not what its name says: {world.calls()}")
    (path,) = (path for path in (CRATE / "src/bin").iterdir() if path.stem == name)
    warned = refresh.warns(paths, path)
    if (refreshes == warned) != (name in MISSED):
        said, does = "warns" if warned else "does not warn", "refreshes" if refreshes else "does not refresh"
        raise Failed(f"aklint {said} of a program that {does}:\n{source.text()}")
    missed = f"no, and aklint misses {MISSED[name]}" if name in MISSED else ""
    return [Cell(refresh.RULE, sdk_of(source), "program", missed or (refresh.QUIET if refreshes else refresh.WARNED))]


def sdk_of(source: Source) -> str:
    (sdk,) = (sdk for sdk, path in SDKS.items() if f"use {path}" in source.files["main.rs"])
    return sdk
