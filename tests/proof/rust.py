"""The Rust programs: the snippets as they are, misused programs before and after `aklint fix`, and those that keep or renew their keys.

All are compiled before the first runs.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import tomllib
from functools import partial
from pathlib import Path
from typing import Dict, List, Tuple

import refresh
from cases import Case, Cell, Failed, Paths, judge
from crate import CRATE, Crate, Source, programs
from play import HERE, Stage, play
from standins import rows
from standins.keys import Key
from standins.world import HOUR, World

DRIVERS = CRATE / "drivers"
# The SDKs, and what the table calls them.
SDKS = {"opendal": "opendal", "oss-rust-v2": "alibabacloud-oss-sdk-rust-v2", "reqsign": "reqsign"}
# By the beginning of a misused program's name.
GENERATIONS = {"opendal": "opendal", "official": "oss-rust-v2", "reqsign": "reqsign"}
# Programs that aklint does not see through: who teaches it that takes the line away.
MISSED = {
    # Where the keys in a file come from is not known.
    "kept-file": "a file is read once",
    # A cell that one function fills and another reads.
    "kept-once-lock": "a static cell is set at the start",
}
# Attempts after expiry, for programs that renew when they have been refused.
ATTEMPTS = 2


def cases(paths: Paths) -> List[Case]:
    crate = Crate(paths.root)
    snippets = read_snippets(paths)
    found: List[Case] = []
    for (row, generation), code in snippets.items():
        name = f"snippet-{row}-{generation}"
        driver = (DRIVERS / f"{generation}.rs").read_text(encoding="utf-8")
        crate.add(name, Source({"main.rs": driver, "snippet.rs": code}))
        found.append(Case("snippet", f"{row} {generation}", partial(run_snippet, crate, name, row, generation)))
    for name, source in programs().items():
        crate.add(name, source)
        if name.startswith(("kept", "renewed")):
            found.append(Case("refresh", name, partial(run_refresh, paths, crate, name)))
            continue
        found.append(Case("misused", name, partial(run_misused, crate, name, source)))
        generation = GENERATIONS[name.partition("-")[0]]
        for row in rows.ROWS:
            if (row, generation) in snippets:
                found.append(fixed(paths, crate, name, source, row, generation))
    crate.build()
    return found


def read_snippets(paths: Paths) -> Dict[Tuple[str, str], str]:
    """By row and generation."""
    with (paths.root / "rules/providers.toml").open("rb") as file:
        table = tomllib.load(file)
    every = ((row["id"], snippet) for row in table["row"] for snippet in row["snippet"])
    return {(row, snippet["generation"]): snippet["code"] for row, snippet in every if snippet["generation"] in SDKS}


def run_snippet(crate: Crate, name: str, row: str, generation: str, stage: Stage) -> Cell:
    built = crate.find(name)
    if built.warnings:
        raise Failed("the compiler warns:\n" + "\n".join(built.warnings))
    world = stage.world(name)
    how = judge(world, row, play(stage, world, built.executable, rows.environment(world, row), ATTEMPTS))
    return Cell(row, SDKS[generation], "snippet", how)


def run_misused(crate: Crate, name: str, source: Source, stage: Stage) -> None:
    """It uses the key that stands in it, whatever the environment holds, as long as the key lives."""
    world = stage.world(name)
    key = world.keys.add(key_in(source, world))
    environment: Dict[str, str] = {}
    for row in rows.ROWS:
        environment.update(rows.environment(world, row))
    seen = play(stage, world, crate.find(name).executable, environment, ATTEMPTS)
    last = seen.last
    if seen.first.id != key.id or any(call and call.id != key.id for call in seen.later):
        raise Failed(f"signs with a key that does not stand in it: {seen}")
    if last is None or last.code != ("SecurityTokenExpired" if key.temporary else ""):
        raise Failed(f"does not end with its key: {seen}")


def key_in(source: Source, world: World) -> Key:
    text = "\n".join(source.files.values())
    (id,) = re.findall(r'"((?:LTAI|STS\.)aKL1nt\w+)"', text)
    (secret,) = re.findall(r'"(aKL1nt\w+)"', text)
    token = re.search(r'"(CAISaKL1nt\w+)"', text)
    return Key(id, secret, token[1], world.clock.now() + HOUR) if token else Key(id, secret)


def fixed(paths: Paths, crate: Crate, program: str, source: Source, row: str, generation: str) -> Case:
    name = f"fixed-{row}-{program}"
    try:
        crate.add(name, fix(paths, source, row))
        run = partial(run_fixed, crate, name, row, generation)
    except Failed as failed:
        run = partial(fail, str(failed))
    return Case("fix", f"{row} {program}", run)


def fix(paths: Paths, source: Source, row: str) -> Source:
    """What aklint makes of a program that lies in a package of its own."""
    with tempfile.TemporaryDirectory(prefix="aklint-proof-") as name:
        src = Path(name, "src")
        src.mkdir()
        Path(name, "Cargo.toml").write_text((CRATE / "Cargo.toml").read_text(encoding="utf-8"), encoding="utf-8")
        for file, text in source.files.items():
            (src / file).write_text(text, encoding="utf-8")
        command = [str(paths.program), "fix", "--unsafe", "--provider", row, "."]
        ran = subprocess.run(command, cwd=name, capture_output=True, text=True, check=False)
        if ran.returncode not in (0, 1):
            raise Failed(f"{' '.join(command)} ends with {ran.returncode}: {ran.stderr}")
        made = Source({file.name: file.read_text(encoding="utf-8") for file in src.iterdir()})
    if made == source:
        raise Failed(f"{' '.join(command)} changes nothing:\n{ran.stdout}{ran.stderr}")
    return made


def run_fixed(crate: Crate, name: str, row: str, generation: str, stage: Stage) -> Cell:
    world = stage.world(name)
    how = judge(world, row, play(stage, world, crate.find(name).executable, rows.environment(world, row), ATTEMPTS))
    return Cell(row, SDKS[generation], "fixed program", how)


def fail(why: str, _: Stage) -> None:
    raise Failed(why)


def run_refresh(paths: Paths, crate: Crate, name: str, stage: Stage) -> Cell:
    world = stage.world(name)
    environment = {**rows.environment(world, "ram-role-arn"), **rows.environment(world, "ecs-ram-role"), "STS_FILE": str(world.sts_file)}
    refreshes = refresh.judge(world, play(stage, world, crate.find(name).executable, environment, ATTEMPTS))
    if refreshes != name.startswith("renewed"):
        raise Failed(f"is not what its name says: {world.calls()}")
    (path,) = (CRATE / "src/bin").glob(f"{name}*")
    warned = refresh.warns(paths, path)
    if (refreshes == warned) != (name in MISSED):
        said, does = "warns" if warned else "does not warn", "refreshes" if refreshes else "does not refresh"
        raise Failed(f"aklint {said} of a program that {does}")
    text = path.read_text(encoding="utf-8")
    (generation,) = (sdk for sdk, crate in (("opendal", "opendal::"), ("oss-rust-v2", "alibabacloud_oss"), ("reqsign", "reqsign::")) if crate in text)
    if name in MISSED:
        return Cell(refresh.RULE, SDKS[generation], "program", f"no, which aklint misses: {MISSED[name]}")
    return Cell(refresh.RULE, SDKS[generation], "program", refresh.QUIET if refreshes else refresh.WARNED)
