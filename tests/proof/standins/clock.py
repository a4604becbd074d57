"""The time of day of one world, which can be moved, and with it the clock of the program that lives there."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from pathlib import Path
from typing import Dict

SOURCE = Path(__file__).with_name("clock.c")


def build(folder: Path) -> Path:
    """Makes what programs preload. Needs a C compiler."""
    library = folder / "clock.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, SOURCE], check=True)
    return library


class Clock:
    """Ahead of the real one by as many seconds as stand in a file, where the program's own clock reads them too."""

    def __init__(self, path: Path, library: Path) -> None:
        self._path, self._library = path, library
        self._ahead = 0
        self._write()

    def environment(self) -> Dict[str, str]:
        """For a program that is to have this time of day."""
        return {"LD_PRELOAD": str(self._library), "PROOF_CLOCK": str(self._path)}

    def now(self) -> float:
        return time.time() + self._ahead

    def move_to(self, moment: float) -> None:
        self._ahead += max(0, int(moment - self.now()) + 1)
        self._write()

    def _write(self) -> None:
        # One write in place: the program that reads has this file mapped.
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o644)
        os.pwrite(file, struct.pack("=q", self._ahead), 0)
        os.close(file)
