"""Runs the proof: scripts/proof PROGRAM [--python | --rust] [--only WORDS] [--write FILE]

Four kinds of cases: the snippets that aklint shows, what it makes of misused programs, whether its rule for kept credentials says what
the programs do, and whether `--verify` says of a key what STS does. Each runs against stand-ins, in a world of its own. Rust programs are
compiled first, which takes minutes when nothing is there of the last time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import List, NamedTuple, Optional

import fixes
import refresh
import refusals
import rust
import snippets
import table
import verify
from cases import Case, Cell, Paths
from play import HERE, Failed, Stage

# Programs wait for each other's answers now and then.
WORKERS = 2 * (os.cpu_count() or 1)


class Outcome(NamedTuple):
    case: Case
    cells: List[Cell]
    failure: Optional[str]


def attempt(case: Case, stage: Stage) -> Outcome:
    try:
        return Outcome(case, case.run(stage), None)
    except Failed as failed:
        return Outcome(case, [], str(failed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", metavar="PROGRAM", type=Path)
    language = parser.add_mutually_exclusive_group()
    language.add_argument("--python", action="store_true", help="only the Python programs, and --verify")
    language.add_argument("--rust", action="store_true", help="only the Rust programs")
    parser.add_argument("--only", metavar="WORDS", default="", help="only the cases whose names contain this")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write the table as Markdown")
    arguments = parser.parse_args()
    can_fix = not subprocess.run([arguments.program, "help", "fix"], capture_output=True, check=False).returncode
    if not can_fix:
        print(f"fixes are left out: {arguments.program} has no command fix\n")
    paths = Paths(HERE.parent.parent, arguments.program, can_fix)
    python = [refusals, snippets, refresh, verify, *([fixes] if can_fix else [])]
    kinds = [*([] if arguments.rust else python), *([] if arguments.python else [rust])]
    sides = [refresh.missing, *(kind.missing for kind in (fixes, rust) if can_fix and kind in kinds)]
    chosen = [case for kind in kinds for case in kind.cases(paths)]
    chosen = [case for case in chosen if arguments.only in f"{case.kind} {case.name}"]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="aklint-proof-") as name, ThreadPoolExecutor(WORKERS) as workers:
        stage = Stage(Path(sys.executable), Path(name).resolve())
        outcomes: List[Outcome] = list(workers.map(lambda case: attempt(case, stage), chosen))
    failed = [outcome for outcome in outcomes if outcome.failure is not None]
    cells = [cell for outcome in outcomes for cell in outcome.cells]
    print(table.plain(cells))
    for outcome in failed:
        print(f"\n{outcome.case.kind} {outcome.case.name}: {outcome.failure}")
    if arguments.write:
        arguments.write.write_text(table.markdown(cells), encoding="utf-8")
    lacking = [] if arguments.only else [sentence for missing in sides for sentence in missing(cells)]
    for sentence in lacking:
        print(f"\n{sentence}")
    print(f"\n{len(outcomes)} cases, {len(failed)} failed: {time.monotonic() - started:.0f} s")
    return 1 if failed or lacking or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
