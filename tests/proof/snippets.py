"""Every Python snippet of the selection table, put in a module as it is, behind a driver that makes requests with it."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import Any, Dict, List

from cases import SDKS, Case, Cell, Paths, judge
from play import HERE, Failed, Stage, play
from standins import rows
from standins.world import BUCKET, ENDPOINT

DRIVERS = HERE / "drivers"


def cases(paths: Paths) -> List[Case]:
    with (paths.root / "rules/providers.toml").open("rb") as file:
        table: Dict[str, Any] = tomllib.load(file)
    found = []
    for row in table["row"]:
        for snippet in row["snippet"]:
            if snippet["generation"] in SDKS:
                name = " ".join([row["id"], snippet["generation"], *([snippet["function"]] if "function" in snippet else [])])
                found.append(Case("snippet", name, partial(run, name, row["id"], snippet)))
    return found


def run(name: str, row: str, snippet: Dict[str, str], stage: Stage) -> List[Cell]:
    sdk, function = snippet["generation"], snippet.get("function")
    world = stage.world(f"snippet-{name.replace(' ', '-')}")
    driver = "function" if function else sdk.replace("-", "_")
    code = world.folder / "code"
    code.mkdir()
    (code / "snippet.py").write_text(snippet["code"], encoding="utf-8")
    main = code / "main.py"
    main.write_text((DRIVERS / f"{driver}.py").read_text(encoding="utf-8"), encoding="utf-8")
    if function:
        given = {"STS_FILE": str(world.sts_file), "FUNCTION": function, "BUCKET": BUCKET, "ENDPOINT": ENDPOINT}
        seen = play(stage, world, main, given)
        if not seen.refreshed:
            raise Failed(f"does not take what each invocation brings: {seen}")
        return [Cell(row, sdk, "function", "by the platform")]
    how = judge(world, row, play(stage, world, main, rows.environment(world, row)))
    if row == "sts-token":
        # Whoever hands keys over starts the program anew.
        judge(world, row, play(stage, world, main, rows.environment(world, row)))
    return [Cell(row, sdk, "snippet", how)]
