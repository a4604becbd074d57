"""Measures programs in turn, so that whatever else happens on the machine happens to all of them."""

import os
from collections.abc import Callable
from pathlib import Path

from . import measure
from .measure import Figures, Run, say
from .tools import Tool

# A program that takes longer than this many seconds is not run again.
LIMIT = 60.0
# What takes long varies less, and is run less often.
LONG, LONG_RUNS = 8.0, 3


def compare(
    tools: list[Tool],
    tree: Path,
    runs: int,
    limit: float | None = None,
    beside: Callable[[], None] = lambda: None,
) -> dict[str, Figures]:
    """Runs each program so often on a tree, one after another in rounds, after a round that is not counted.

    `beside` is called in every round. A program that is over the limit is not run again, and has that run for figures.
    """
    warm = {tool.name: measure.run(tool.command(tree), tool.accepted, limit, tool.env) for tool in tools}
    late = {name: Figures([run]) for name, run in warm.items() if run.late}
    taken: dict[str, list[Run]] = {name: [] for name in warm if name not in late}
    for turn in range(runs):
        beside()
        for tool in tools:
            if tool.name in taken and (turn < LONG_RUNS or warm[tool.name].wall < LONG):
                taken[tool.name].append(measure.run(tool.command(tree), tool.accepted, limit, tool.env))
    return {tool.name: late.get(tool.name) or Figures(taken[tool.name]) for tool in tools}


def speed(
    tools: list[Tool],
    name: str,
    tree: Path,
    runs: int,
    patience: float,
    beside: Callable[[], None] = lambda: None,
) -> dict:
    """The figures of a tree, with how quiet the machine was."""
    busy = measure.wait_for_quiet(patience)
    load = os.getloadavg()[0]
    if busy > measure.BUSY:
        say(f"WARNING: others use {busy:.0%} of this machine; the figures of {name} are worth little")
    chosen = [tool for tool in tools if tool.only is None or name in tool.only]
    figures = compare(chosen, tree, runs, LIMIT, beside)
    for tool, figure in figures.items():
        if figure.runs[0].late:
            say(f"  {tool:15} over {LIMIT:.0f} s")
            continue
        others = figure.others()
        noise = f", others {others:.0%}" if others is not None and others > measure.BUSY else ""
        say(
            f"  {tool:15} {figure.wall():8.3f} s  cpu {figure.cpu():8.3f} s  {figure.memory():6.0f} MiB"
            f"  spread {figure.spread():.0%}{noise}"
        )
    return {
        "busy": round(busy, 3),
        "load": round(load, 2),
        "tools": {name: it.as_json(LIMIT) for name, it in figures.items()},
    }
