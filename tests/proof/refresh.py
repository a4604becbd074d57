"""Whether aklint says of programs with temporary keys what they do: it must warn of those, and only of those, that do not refresh.

Nobody has written down what is expected of a program in `programs/python/refresh`: it is run, and what it does is the truth.
"""

from __future__ import annotations

import json
import subprocess
from functools import partial
from pathlib import Path
from typing import Dict, List

from cases import Case, Cell, Paths, programs
from play import HERE, Failed, Seen, Stage, play
from standins import rows
from standins.world import World

PROGRAMS = HERE / "programs/python/refresh"
# Of keys that a program fetches and keeps, and of keys that it gives to what keeps them.
RULE = "missing-refresh"
RULES = {RULE, "sts-key-in-static-provider"}
QUIET, WARNED = "by itself, no warning", "no, and aklint warns"
# Notes say that it depends on how long the program runs; these run on.
WARNS = {"error", "warning"}
# For programs that renew in the background, and for those that renew when they have been refused.
ATTEMPTS = 4
EXPIRED = {"SecurityTokenExpired", "InvalidSecurityToken.Expired"}


def cases(paths: Paths) -> List[Case]:
    return [Case("refresh", path.stem, partial(run, paths, path)) for path in programs(PROGRAMS)]


def run(paths: Paths, path: Path, stage: Stage) -> List[Cell]:
    world = stage.world(f"refresh-{path.stem}")
    main = path / "main.py" if path.is_dir() else path
    seen = play(stage, world, main, environment(world), ATTEMPTS)
    refreshes = judge(world, seen)
    warned = warns(paths, path)
    if refreshes == warned:
        said, does = "warns" if warned else "does not warn", "refreshes" if refreshes else "does not refresh"
        calls = "\n".join(map(str, world.calls()))
        raise Failed(f"aklint {said} of a program that {does}:\n{calls}\n{main.read_text(encoding='utf-8')}")
    sdk = "oss2" if "import oss2" in main.read_text(encoding="utf-8") else "oss-v2"
    return [Cell(RULE, sdk, "program", QUIET if refreshes else WARNED)]


def missing(cells: List[Cell]) -> List[str]:
    """A suite in which all programs are alike shows nothing."""
    seen = {cell.refreshed for cell in cells if cell.row == RULE}
    return [f"there is no program of which this is so: {side}" for side in (QUIET, WARNED) if side not in seen]


def environment(world: World) -> Dict[str, str]:
    """All that the programs could ask for: each uses what it needs."""
    found = rows.environment(world, "sts-token")
    for row in (*rows.AUTOMATIC, "ram-role-arn"):
        found.update(rows.environment(world, row))
    del found["ALIBABA_CLOUD_SECURITY_TOKEN"]
    return {**found, "STS_FILE": str(world.sts_file), "REFRESH_SECONDS": "0.2"}


def judge(world: World, seen: Seen) -> bool:
    if not seen.first.id.startswith("STS.") or seen.first.token != "right":
        raise Failed(f"does not sign with a temporary key: {seen.first}")
    if seen.refreshed:
        return True
    # Not every failure is one of expiry.
    refusals = {call.code for call in world.calls() if not call.accepted}
    if not refusals or not refusals <= EXPIRED or any(call and call.accepted for call in seen.later):
        raise Failed(f"neither refreshes nor is refused for expiry: {seen}, {refusals}")
    return False


def warns(paths: Paths, path: Path) -> bool:
    command = [str(paths.program), "check", "--format", "json", "--isolated", path.name]
    ran = subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        raise Failed(f"{' '.join(command)} ends with {ran.returncode}: {ran.stderr}")
    findings = json.loads(ran.stdout)["findings"]
    others = [finding["rule"] for finding in findings if finding["rule"] not in RULES and finding["severity"] in WARNS]
    if others:
        raise Failed(f"aklint finds something else: {others}")
    return any(finding["severity"] in WARNS for finding in findings)
