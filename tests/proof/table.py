"""What was executed and how its keys were renewed, by row of the selection table and SDK; last the programs without a row."""

from __future__ import annotations

from collections import Counter
from typing import Dict, Iterable, List, Tuple

from cases import Cell
from standins.rows import ROWS

HEAD = ["Provider", "SDK", "Executed", "Refreshed"]


def lines(cells: Iterable[Cell]) -> List[List[str]]:
    """One for each row, SDK and way to be renewed."""
    cells = list(cells)
    order = [*ROWS, *sorted({cell.row for cell in cells} - set(ROWS))]
    found: Dict[Tuple[int, str, str], List[str]] = {}
    for row, sdk, what, refreshed in cells:
        found.setdefault((order.index(row), sdk, refreshed), []).append(what)
    told = []
    for (place, sdk, refreshed), executed in sorted(found.items()):
        counted = sorted(Counter(executed).items())
        shown = ", ".join(each if number == 1 else f"{number} × {each}" for each, number in counted)
        told.append([order[place], sdk, shown, refreshed])
    return told


def plain(cells: Iterable[Cell]) -> str:
    told = [HEAD, *lines(cells)]
    widths = [max(len(line[column]) for line in told) for column in range(len(HEAD))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in told)


def markdown(cells: Iterable[Cell]) -> str:
    told = [HEAD, ["---"] * len(HEAD), *lines(cells)]
    return "".join(f"| {' | '.join(line)} |\n" for line in told)
