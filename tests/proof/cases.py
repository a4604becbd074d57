"""What a kind of cases hands to the run: names, what to do, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, List, NamedTuple

from play import Failed, Seen, Stage
from standins import rows
from standins.world import World

# The generations of SDKs for Python, as aklint calls them.
SDKS = ["oss-v2", "oss2", "credentials"]
# The service and the action that a row's keys come from.
SOURCES = {
    "ram-role-arn": ("sts", "AssumeRole"),
    "ecs-ram-role": ("metadata", "GET /latest/meta-data/ram/security-credentials/proof-role"),
    "oidc-role-arn": ("sts", "AssumeRoleWithOIDC"),
    "custom": ("issuer", "GET /v1/token"),
}


class Cell(NamedTuple):
    """A field of the table: of a row of the selection table, and an SDK."""

    row: str
    sdk: str
    # What was executed.
    what: str
    # How its keys were renewed.
    refreshed: str


class Case(NamedTuple):
    kind: str
    name: str
    # Raises `Failed`.
    run: Callable[[Stage], List[Cell]]


class Paths(NamedTuple):
    root: Path
    # aklint, built.
    program: Path


def programs(folder: Path) -> List[Path]:
    """Each a file, or a folder with a `main.py`."""
    return sorted(path for path in folder.iterdir() if path.suffix == ".py" or (path / "main.py").is_file())


def judge(world: World, row: str, seen: Seen) -> str:
    """Whether a program signs as its row says, and goes on after expiry. Returns the word for how."""
    first, last = seen.first, seen.last
    told = f"\nfirst {first}\nlater {seen.later}"
    if row == "ram-user-key":
        if first.id != world.user.id or first.token != "none":
            raise Failed(f"does not sign with the RAM user's key{told}")
        if last is None or not last.accepted or last.id != first.id:
            raise Failed(f"stops though its key is valid{told}")
        return "long-term"
    if not first.id.startswith("STS.") or first.token != "right":
        raise Failed(f"does not sign with a temporary key and its token{told}")
    if row == "sts-token":
        if last is None or last.id != first.id or last.code != "SecurityTokenExpired":
            raise Failed(f"does not keep what was handed over{told}")
        return "by hand"
    if not any((call.service, call.action) == SOURCES[row] and call.accepted for call in world.calls()):
        raise Failed(f"its keys come from elsewhere: {world.calls()}")
    if not seen.refreshed or last is None or last.token != "right":
        raise Failed(f"does not refresh{told}")
    return "by itself"


assert set(SOURCES) == set(rows.AUTOMATIC)
