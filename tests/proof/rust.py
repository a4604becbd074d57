"""The Rust programs: snippets as they are, misused programs and what `aklint fix` makes of them, programs that keep or renew their keys.

They are held to what the Python ones are held to, but all of them are compiled before the first one runs.
"""

from __future__ import annotations

import subprocess
import tempfile
import tomllib
from functools import partial
from pathlib import Path
from typing import Dict, List, Tuple

import fixes
import refresh
from cases import Case, Cell, Paths, judge
from crate import CRATE, Crate, Source, programs
from play import Failed, Stage, play
from standins import rows

DRIVERS = CRATE / "drivers"
# The generations of SDKs for Rust, as aklint calls them, and what names them in a program.
SDKS = {"opendal": "opendal::", "oss-rust-v2": "alibabacloud_oss_sdk_rust_v2::", "reqsign": "reqsign::"}
# The beginnings of the names of programs that are run for the rule for kept credentials. The others are misused ones.
KEPT, RENEWED = "kept-", "renewed-"
# What keeps its keys unseen by aklint: whoever teaches it that takes the line away.
MISSED = {
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
        driver = (DRIVERS / f"{sdk}.rs").read_text(encoding="utf-8")
        crate.add(name, Source({"main.rs": driver, "snippet.rs": code}))
        found.append(Case("snippet", f"{row} {sdk}", partial(run_snippet, crate, name, row, sdk)))
    for name, source in programs().items():
        crate.add(name, source)
        if name.startswith((KEPT, RENEWED)):
            found.append(Case("refresh", name, partial(run_refresh, paths, crate, name)))
        else:
            failures = mend(paths, crate, snippets, name, source)
            found.append(Case("fix", name, partial(run_misused, paths, crate, snippets, name, failures)))
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
    return [Cell(row, sdk, "snippet", how)]


def mend(paths: Paths, crate: Crate, snippets: Snippets, name: str, source: Source) -> List[str]:
    """Has a program mended for each row, and what comes out compiled. Returns what is wrong before it runs."""
    sdk = sdk_of(source)
    failures = []
    for row in rows.ROWS if paths.can_fix else []:
        try:
            made = fix(paths, source, row)
            if (row, sdk) in snippets:
                crate.add(f"fixed-{row}-{name}", made)
            elif made != source:
                raise Failed(f"there is nothing for {sdk} in this row, and yet it makes\n{told(made)}")
        except Failed as failed:
            failures.append(f"{row}: {failed}")
    return failures


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
        made = Source({file.name: file.read_text(encoding="utf-8") for file in src.iterdir()})
    if ran.returncode not in (0, 1):
        raise Failed(f"{' '.join(command)} ends with {ran.returncode} and says\n{ran.stdout}{ran.stderr}")
    return made


def run_misused(
    paths: Paths, crate: Crate, snippets: Snippets, name: str, failures: List[str], stage: Stage
) -> List[Cell]:
    source = programs()[name]
    sdk = sdk_of(source)
    world = fixes.prepare(stage, f"rust-misused-{name}")
    environment: Dict[str, str] = {}
    for row in rows.ROWS:
        environment.update(rows.environment(world, row))
    before = play(stage, world, crate.find(name), environment)
    # Whatever the environment holds, it uses what stands in it, and ends when that does.
    temporary = any(fixes.WRITTEN["sts"]["id"] in text for text in source.files.values())
    key = fixes.WRITTEN["sts" if temporary else "ram"]
    code = "SecurityTokenExpired" if temporary else ""
    if before.first.id != key["id"] or before.last is None or (before.last.id, before.last.code) != (key["id"], code):
        raise Failed(f"there is nothing to mend: {before}")
    cells = []
    failures = list(failures)
    for row in rows.ROWS:
        mended = f"fixed-{row}-{name}"
        if not crate.has(mended):
            continue
        try:
            made = crate.source(mended)
            left = [kind for kind, key in fixes.WRITTEN.items() for value in key.values() if value in told(made)]
            if left:
                raise Failed(f"the old key is still there: {left}\n{told(made)}")
            cells.append(Cell(row, sdk, "fixed program", run_mended(crate, mended, row, before.first.signature, stage)))
        except Failed as failed:
            failures.append(f"{row}: {failed}")
    if failures:
        raise Failed("\n".join(failures))
    return cells


def run_mended(crate: Crate, name: str, row: str, signature: str, stage: Stage) -> str:
    world = fixes.prepare(stage, f"rust-{name}")
    try:
        executable = crate.find(name)
        seen = play(stage, world, executable, rows.environment(world, row))
        how = judge(world, row, seen)
        if row == "sts-token":
            judge(world, row, play(stage, world, executable, rows.environment(world, row)))
    except Failed as failed:
        raise Failed(f"{failed}\n{told(crate.source(name))}") from None
    if seen.first.signature != signature:
        raise Failed(f"signs with {seen.first.signature}, where it was {signature}\n{told(crate.source(name))}")
    return how


def run_refresh(paths: Paths, crate: Crate, name: str, stage: Stage) -> List[Cell]:
    """What a program does is the truth; its name is held to it, too."""
    world = stage.world(f"rust-{name}")
    environment = {**rows.environment(world, "ram-role-arn"), **rows.environment(world, "ecs-ram-role")}
    environment["STS_FILE"] = str(world.sts_file)
    refreshes = refresh.judge(world, play(stage, world, crate.find(name), environment))
    if refreshes != name.startswith(RENEWED):
        raise Failed(f"is not what its name says: {world.calls()}")
    (path,) = (path for path in (CRATE / "src/bin").iterdir() if path.stem == name)
    warned = refresh.warns(paths, path)
    if (refreshes == warned) != (name in MISSED):
        said, does = "warns" if warned else "does not warn", "refreshes" if refreshes else "does not refresh"
        raise Failed(f"aklint {said} of a program that {does}:\n{told(programs()[name])}")
    missed = f"no, and aklint misses {MISSED[name]}" if name in MISSED else ""
    return [Cell(refresh.RULE, sdk_of(programs()[name]), "program", missed or (refresh.QUIET if refreshes else refresh.WARNED))]


def sdk_of(source: Source) -> str:
    (sdk,) = (sdk for sdk, path in SDKS.items() if f"use {path}" in source.files["main.rs"])
    return sdk


def told(source: Source) -> str:
    return "\n".join(f"// {name}\n{text}" for name, text in source.files.items())
