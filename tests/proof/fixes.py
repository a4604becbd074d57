"""What `aklint fix` makes of misused programs: executed as it comes out, in each row of the selection table.

A program is first run as it is, to see that it works, stops or does not stop at expiry, and how it signs. What is made of it must sign
in the same version with what its row says, find in the environment all that it needs, and not have the old key any more.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import List

from cases import SDKS, Case, Cell, Paths, judge
from play import HERE, Failed, Seen, Stage, play
from standins import rows
from standins.keys import Key
from standins.world import HOUR, World

PROGRAMS = HERE / "programs/python"
# The keys that stand in the programs.
WRITTEN = json.loads((HERE / "programs/keys.json").read_text(encoding="utf-8"))


def cases(paths: Paths) -> List[Case]:
    programs = [path for sdk in SDKS for path in sorted((PROGRAMS / sdk).iterdir())]
    return [Case("fix", f"{path.parent.name} {path.stem}", partial(run, paths, path)) for path in programs]


def run(paths: Paths, path: Path, stage: Stage) -> List[Cell]:
    sdk = path.parent.name
    world = prepare(stage, f"misused-{sdk}-{path.stem}")
    main = copy(path, world)
    before = play(stage, world, main, rows.environment(world, "ram-role-arn"))
    if before.refreshed:
        raise Failed(f"there is nothing to mend: {before}")
    cells, failures = [], []
    for row in rows.ROWS:
        try:
            cells.append(Cell(row, sdk, "fixed program", mend(paths, path, stage, row, before)))
        except Failed as failed:
            failures.append(f"{row}: {failed}")
    if failures:
        raise Failed("\n".join(failures))
    return cells


def mend(paths: Paths, path: Path, stage: Stage, row: str, before: Seen) -> str:
    """Has the program mended for a row, runs what comes out, and tells how its keys are renewed."""
    world = prepare(stage, f"fixed-{row}-{path.parent.name}-{path.stem}")
    main = copy(path, world)
    command = [str(paths.program), "fix", "--unsafe", "--provider", row, "."]
    ran = subprocess.run(command, cwd=main.parent, capture_output=True, text=True, check=False)
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(main.parent.rglob("*.py")))
    told = f"{' '.join(command)} ends with {ran.returncode} and says\n{ran.stdout}{ran.stderr}\nand makes\n{text}"
    if ran.returncode not in (0, 1):
        raise Failed(told)
    left = [kind for kind, key in WRITTEN.items() for value in key.values() if value in text]
    if left:
        raise Failed(f"the old key is still there: {left}\n{told}")
    try:
        seen = play(stage, world, main, rows.environment(world, row))
        how = judge(world, row, seen)
        if row == "sts-token":
            judge(world, row, play(stage, world, main, rows.environment(world, row)))
    except Failed as failed:
        raise Failed(f"{failed}\n{told}") from None
    if seen.first.signature != before.first.signature:
        raise Failed(f"signs with {seen.first.signature}, where it was {before.first.signature}\n{told}")
    return how


def prepare(stage: Stage, name: str) -> World:
    """A world in which the keys that stand in the programs are valid, though nothing but the programs has them."""
    world = stage.world(name)
    world.keys.add(Key(**WRITTEN["ram"]))
    world.keys.add(Key(**WRITTEN["sts"], expires=world.clock.now() + HOUR))
    return world


def copy(path: Path, world: World) -> Path:
    """The program in a folder of its own; returns the file that is run."""
    code = world.folder / "code"
    if path.is_dir():
        shutil.copytree(path, code)
        return code / "main.py"
    code.mkdir()
    return Path(shutil.copy(path, code / path.name))
