"""What `aklint fix` makes of misused programs: executed as it comes out, in each row of the selection table.

A program is first run as it is, to see that it works, and how it signs. What is made of it must sign in the same version with what its
row says, find in the environment all that it needs, and not have the old key any more; unless aklint says that it leaves something to a
person.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from functools import partial
from pathlib import Path
from typing import List, Optional

from cases import SDKS, Case, Cell, Paths, judge, programs
from play import HERE, Failed, Seen, Stage, play
from standins import rows
from standins.keys import Key
from standins.world import HOUR, World

PROGRAMS = HERE / "programs/python"
WHAT = "fixed program"
# aklint says itself that it has not done all.
LEFT = "left to a person"
# The keys that stand in the programs.
WRITTEN = json.loads((HERE / "programs/keys.json").read_text(encoding="utf-8"))


def cases(paths: Paths) -> List[Case]:
    misused = [Misused(paths, path) for sdk in SDKS for path in programs(PROGRAMS / sdk)]
    return [Case("fix", f"{program.name} {row}", partial(program.mend, row)) for program in misused for row in rows.ROWS]


class Misused:
    def __init__(self, paths: Paths, path: Path) -> None:
        self._aklint = paths.program
        self._path = path
        self._sdk = path.parent.name
        self.name = f"{self._sdk} {path.stem}"
        self._lock = threading.Lock()
        self._before: Optional[Seen] = None

    def before(self, stage: Stage) -> Seen:
        """What the program does as it is: once for all rows."""
        with self._lock:
            if self._before is None:
                world = self._prepare(stage, "misused")
                seen = play(stage, world, self._copy(world), rows.environment(world, "ram-role-arn"))
                if seen.refreshed:
                    raise Failed(f"there is nothing to mend: {seen}")
                self._before = seen
            return self._before

    def mend(self, row: str, stage: Stage) -> List[Cell]:
        """Has the program mended for a row, and runs what comes out."""
        before = self.before(stage)
        world = self._prepare(stage, f"mended-{row}")
        main = self._copy(world)
        command = [str(self._aklint), "fix", "--unsafe", "--provider", row, "."]
        ran = subprocess.run(command, cwd=main.parent, capture_output=True, text=True, check=False)
        text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(main.parent.rglob("*.py")))
        told = f"{' '.join(command)} ends with {ran.returncode} and says\n{ran.stdout}{ran.stderr}\nand makes\n{text}"
        if ran.returncode not in (0, 1):
            raise Failed(told)
        check_syntax(main.parent, told)
        if ran.returncode == 1:
            return [Cell(row, self._sdk, WHAT, LEFT)]
        left = sorted({kind for kind, key in WRITTEN.items() for value in key.values() if value in text})
        if left:
            raise Failed(f"the old key is still there: {left}\n{told}")
        try:
            seen = play(stage, world, main, rows.environment(world, row))
            how = judge(world, row, seen)
            if row == "sts-token":
                # Whoever hands keys over starts the program anew.
                judge(world, row, play(stage, world, main, rows.environment(world, row)))
        except Failed as failed:
            raise Failed(f"{failed}\n{told}") from None
        if seen.first.signature != before.first.signature:
            raise Failed(f"signs with {seen.first.signature}, where it was {before.first.signature}\n{told}")
        return [Cell(row, self._sdk, WHAT, how)]

    def _prepare(self, stage: Stage, use: str) -> World:
        """A world in which the keys that stand in the programs are valid, though nothing but the programs has them."""
        world = stage.world(f"{use}-{self.name.replace(' ', '-')}")
        world.keys.add(Key(**WRITTEN["ram"]))
        world.keys.add(Key(**WRITTEN["sts"], expires=world.clock.now() + HOUR))
        return world

    def _copy(self, world: World) -> Path:
        """The program in a folder of its own; returns the file that is run."""
        code = world.folder / "code"
        if self._path.is_dir():
            shutil.copytree(self._path, code, dirs_exist_ok=True)
            return code / "main.py"
        code.mkdir(exist_ok=True)
        return Path(shutil.copy(self._path, code / self._path.name))


def check_syntax(folder: Path, told: str) -> None:
    """Also where something is left to a person: what is there must be Python."""
    for file in sorted(folder.rglob("*.py")):
        try:
            compile(file.read_bytes(), file.name, "exec")
        except SyntaxError as error:
            raise Failed(f"makes what is no Python: {error}\n{told}") from None


def missing(cells: List[Cell]) -> List[str]:
    """Whoever leaves everything to a person proves nothing."""
    done = {(cell.row, cell.sdk) for cell in cells if cell.what == WHAT and cell.refreshed != LEFT}
    wanted = [(row, sdk) for row in rows.ROWS for sdk in SDKS]
    return [f"no program for {sdk} is mended for {row}" for row, sdk in wanted if (row, sdk) not in done]
