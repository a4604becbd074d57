"""Writes what was measured: as data, as tables for people, as plots."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from . import measure, tools
from .measure import say

LARGE_RATIO = 1.25
START_MS = 10.0
LARGE_MIB = 60.0
GROWTH_MIB = 1.0
PARSER_SHARE = 0.75
MATPLOTLIB = "matplotlib==3.10.7"


def load(folder: Path) -> dict:
    return json.loads((folder / "results.json").read_text())


def write(results: dict, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    results["bars"] = bars(results)
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    python = tools.environment("matplotlib", MATPLOTLIB) / "bin/python"
    plots = Path(__file__).resolve().parent / "plots.py"
    made = subprocess.run([str(python), "-B", str(plots), str(folder)], check=True, stdout=subprocess.PIPE, text=True)
    (folder / "README.md").write_text("\n".join(page(results, made.stdout.split())) + "\n")
    for bar in results["bars"]:
        say(f"{bar['verdict']:14} {bar['bar']}: {bar['measured']}")
    return 0 if all(bar["verdict"] != "does not hold" for bar in results["bars"]) else 1


def bars(results: dict) -> list[dict]:
    """What aklint promises about itself, and whether it keeps it."""
    large = results["speed"].get("large", {}).get("tools", {})
    ratio = ratio_to_rg(large, "aklint")
    memory = figure(large, "aklint", "memory_mib")
    start = figure(results.get("start", {}).get("tools", {}), "aklint", "wall_s")
    slope = growth_slope(results)
    share = parser_share(results)
    return [
        bar(f"at most {LARGE_RATIO} x rg on `large`", ratio, lambda it: it <= LARGE_RATIO, "{:.2f} x"),
        bar(
            f"at most {START_MS:.0f} ms on an empty folder",
            start and start * 1e3,
            lambda it: it <= START_MS,
            "{:.1f} ms",
        ),
        bar(f"at most {LARGE_MIB:.0f} MiB on `large`", memory, lambda it: it <= LARGE_MIB, "{:.0f} MiB"),
        bar(
            f"less than {GROWTH_MIB:.0f} MiB for 10,000 more files without interest",
            slope,
            lambda it: it < GROWTH_MIB,
            "{:.2f} MiB",
        ),
        bar(
            f"on `interesting` at least {PARSER_SHARE:.0%} of the parsers' own speed, per core",
            share,
            lambda it: it >= PARSER_SHARE,
            "{:.0%}",
        ),
    ]


def bar(text: str, measured: float | None, holds, form: str) -> dict:
    if measured is None:
        return {"bar": text, "measured": "-", "value": None, "verdict": "not measured"}
    verdict = "holds" if holds(measured) else "does not hold"
    return {"bar": text, "measured": form.format(measured), "value": round(measured, 4), "verdict": verdict}


def figure(tools_of_tree: dict, tool: str, name: str) -> float | None:
    found = tools_of_tree.get(tool, {})
    return None if found.get("late") else found.get(name)


def ratio_to_rg(tools_of_tree: dict, tool: str, name: str = "wall_s") -> float | None:
    ours, limit = figure(tools_of_tree, tool, name), figure(tools_of_tree, "rg", name)
    return ours / limit if ours is not None and limit else None


def growth_slope(results: dict) -> float | None:
    """MiB for 10,000 more files: the steepest of the straight lines through the peaks of each number of threads."""
    steps = results.get("growth", [])
    slopes = []
    for name in steps[0]["tools"] if len(steps) > 1 else []:
        if name.startswith("aklint"):
            slopes.append(slope([(step["files"] / 1e4, step["tools"][name]["memory_mib"]) for step in steps]))
    return max(slopes, default=None)


def slope(points: list[tuple[float, float]]) -> float:
    """Of the straight line that fits best."""
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)


def parser_share(results: dict, only_followed: bool = False) -> float | None:
    """aklint's bytes a second of CPU time, start to end, as a share of the parsers': all bytes, or those that it parses."""
    cpu = figure(results["speed"].get("interesting", {}).get("tools", {}), "aklint", "cpu_s")
    alone = results.get("parsers")
    if cpu is None or not alone:
        return None
    parsed = sum(it["bytes"] for it in alone.values()) / sum(it["cpu_s"] for it in alone.values())
    followed = sum(it["followed"] for it in alone.values())
    return (followed if only_followed else results["trees"]["interesting"]["bytes"]) / cpu / parsed


def page(results: dict, plots: list[str]) -> Iterable[str]:
    machine = results["machine"]
    yield from (
        "# How fast aklint is",
        "",
        "Written by `bench/run`; do not edit. Every time is that of a whole process, the median of the counted runs",
        "after one that fills the file cache; the programs run in turn. CPU time is that of all threads. Peak memory is",
        "that of the run that needed most.",
        "",
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB; {machine['os']}, {machine['kernel']},",
        f"{machine['file_system']}; {machine['date']}.",
        "",
    )
    yield from warning(results)
    yield from ("## Bars", "")
    yield from table(
        ["bar", "measured", ""], ([it["bar"], it["measured"], f"**{it['verdict']}**"] for it in results["bars"])
    )
    yield from ("## Programs", "")
    yield from table(
        ["program", "version", "asked to do"],
        ([name, tool["version"], tool["does"]] for name, tool in results["tools"].items()),
    )
    for name, measured in results["speed"].items():
        tree = results["trees"][name]
        yield from (f"## `{name}`: {tree['about']}", "", f"{tree['files']:,} files, {tree['bytes'] / 1e6:,.0f} MB.", "")
        yield from speed_table(measured, results["memory_floor_mib"])
    if "tools.svg" in plots:
        yield from ("![Time of each program on each tree, as a multiple of rg's](tools.svg)", "")
    yield from parsers_section(results)
    yield from growth_section(results, plots)
    if "start" in results:
        yield from ("## Start-up: an empty folder", "")
        yield from speed_table(results["start"], results["memory_floor_mib"], "ms", 1e3)


def warning(results: dict) -> Iterable[str]:
    """What others did on the machine meanwhile."""
    parts = {**results["speed"], "start-up": results.get("start", {})}
    parts |= {f"growth ({step['files']:,} files)": step for step in results.get("growth", [])}
    disturbed = []
    for name, part in parts.items():
        shares = [part.get("busy"), *(tool.get("others") for tool in part.get("tools", {}).values())]
        worst = max((share for share in shares if share is not None), default=0)
        if worst > measure.BUSY:
            disturbed.append(f"{name} {worst:.0%}")
    if disturbed:
        yield from (
            "> [!WARNING]",
            f"> Preliminary: others were at work on this machine, and used more than {measure.BUSY:.0%} of it before or during",
            f"> measurements of: {', '.join(disturbed)}.",
            "",
        )


def speed_table(measured: dict, floor: float, unit: str = "s", factor: float = 1.0) -> Iterable[str]:
    rows = []
    timed = measured["tools"]
    for name, it in sorted(timed.items(), key=lambda pair: (pair[1].get("late", False), pair[1]["wall_s"])):
        if it.get("late"):
            rows.append([name, f"over {it['wall_s']:.0f} s", "", "", "", "", "", ""])
            continue
        ratios = (ratio_to_rg(timed, name, key) for key in ("wall_s", "cpu_s"))
        compared = (f"{ratio:.2f}" if ratio else "-" for ratio in ratios)
        memory = f"{it['memory_mib']:.0f}" if it["memory_mib"] > floor * 1.05 else f"< {floor:.0f}"
        times = (f"{it[key] * factor:.{3 if unit == 's' else 1}f}" for key in ("wall_s", "cpu_s"))
        rows.append([name, *times, *compared, memory, f"{it['spread']:.0%}", str(it["runs"])])
    head = ["program", f"time, {unit}", f"CPU time, {unit}", "time x rg", "CPU x rg", "peak, MiB", "spread", "runs"]
    yield from table(head, rows)


def parsers_section(results: dict) -> Iterable[str]:
    alone, share = results.get("parsers"), parser_share(results)
    if not alone:
        return
    yield from ("## The parsers alone, on `interesting`", "")
    rows = []
    for language, it in alone.items():
        rate = it["bytes"] / it["cpu_s"] / 1e6 if it["cpu_s"] else 0
        rows.append(
            [
                language,
                f"{it['files']:,}",
                f"{it['bytes'] / 1e6:.1f}",
                str(it["broken"]),
                f"{it['cpu_s']:.3f}",
                f"{rate:.1f}",
                f"{it['followed'] / 1e6:.1f}",
            ]
        )
    heads = ["language", "files", "MB", "with syntax errors", "CPU time, s", "MB/s a core", "MB that aklint parses"]
    yield from table(heads, rows)
    if share is not None:
        yield from (
            "The same files, in the same rounds: tree-sitter-python and syn parse them from memory on one thread and drop the",
            "trees (`examples/parsers.rs`). Compared are bytes by CPU time: of aklint that of the whole process on all",
            "threads, with start-up, reading, filtering, judging and printing; of the parsers that of parsing only.",
            f"aklint: {share:.0%} of theirs. It knows by their words that files can say nothing, and leaves them alone; counted",
            f"are then the same bytes. For the bytes that it parses alone, with all of its time, it is"
            f" {parser_share(results, only_followed=True):.0%}.",
            "",
        )


def growth_section(results: dict, plots: list[str]) -> Iterable[str]:
    steps = results.get("growth")
    if not steps:
        return
    names = list(steps[0]["tools"])
    yield from ("## Growth: more and more files that do not pass the filter", "")
    rows = []
    for step in steps:
        cells = [f"{step['files']:,}", f"{step['bytes'] / 1e6:,.0f}"]
        for name in names:
            it = step["tools"][name]
            cells += ["late", ""] if it.get("late") else [f"{it['wall_s']:.3f}", f"{it['memory_mib']:.1f}"]
        rows.append(cells)
    heads = [head for name in names for head in (f"{name}: s", "MiB")]
    yield from table(["files", "MB", *heads], rows)
    if "growth.svg" in plots:
        yield from ("![Time and memory against the number of files](growth.svg)", "")


def table(head: list[str], rows: Iterable[list[str]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
