"""`python -m aklint`: the same as `aklint`, for where its folder is not in PATH."""

from __future__ import annotations

import os
import subprocess
import sys

from ._program import find_program


def main() -> int:
    """Becomes the program; where a process cannot become another one, waits for it."""
    try:
        program = find_program()
    except FileNotFoundError as error:
        # 2 is what the program itself ends with when it cannot do its job.
        print(f"aklint: {error}", file=sys.stderr)
        return 2
    command = [program, *sys.argv[1:]]
    if sys.platform != "win32":
        os.execv(program, command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        # The program was interrupted as well and has said so.
        return 2


if __name__ == "__main__":
    sys.exit(main())
