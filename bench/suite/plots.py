"""Draws what was measured; prints the names of the files that it wrote. Runs where matplotlib is."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter

# Readable on white and on black.
INK = "#808890"
OURS, LIMIT, PEER = "#e8702a", "#2f9e6e", "#5b8fd6"

plt.rcParams |= {
    "svg.fonttype": "none",
    "svg.hashsalt": "aklint",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    **dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), INK
    ),
}


def main(folder: Path) -> None:
    results = json.loads((folder / "results.json").read_text())
    for name, draw in (("tools.svg", tools), ("growth.svg", growth)):
        figure = draw(results)
        (folder / name).unlink(missing_ok=True)
        if figure:
            figure.savefig(
                folder / name, transparent=True, metadata={"Date": None, "Creator": None}, bbox_inches="tight"
            )
            print(name)


def color(tool: str) -> str:
    return OURS if tool.startswith("aklint") else LIMIT if tool == "rg" else PEER


def tools(results: dict):
    """A panel for each tree: the programs' times as multiples of rg's, on a scale on which 10 times is one step."""
    panels = {}
    for tree, measured in results["speed"].items():
        limit = measured["tools"].get("rg", {})
        if limit and not limit.get("late"):
            ratios = {name: it["wall_s"] / limit["wall_s"] for name, it in measured["tools"].items()}
            late = {name for name, it in measured["tools"].items() if it.get("late")}
            panels[tree] = (sorted(ratios.items(), key=lambda pair: -pair[1]), late)
    if not panels:
        return None
    heights = [len(ratios) + 1.2 for ratios, _ in panels.values()]
    figure, axes = plt.subplots(
        len(panels),
        figsize=(7, 0.3 * sum(heights)),
        squeeze=False,
        sharex=True,
        height_ratios=heights,
        layout="constrained",
    )
    for axis, (tree, (ratios, late)) in zip(axes[:, 0], panels.items()):
        names = [name for name, _ in ratios]
        bars = axis.barh(names, [ratio for _, ratio in ratios], color=[color(name) for name in names], height=0.7)
        labels = [
            f"> {ratio:.0f} ×" if name in late else f"{ratio:.2g} ×" if ratio < 10 else f"{ratio:.0f} ×"
            for name, ratio in ratios
        ]
        axis.bar_label(bars, labels, padding=4)
        axis.set_xscale("log")
        axis.set_title(tree, loc="left")
        axis.tick_params(left=False)
    lowest = min(ratio for ratios, _ in panels.values() for _, ratio in ratios)
    highest = max(ratio for ratios, _ in panels.values() for _, ratio in ratios)
    axes[-1, 0].set_xlim(min(0.5, lowest / 2), highest * 4)
    axes[-1, 0].xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes[-1, 0].set_xlabel("time as a multiple of rg's (logarithmic)")
    return figure


def growth(results: dict):
    """Time and memory against the number of files."""
    steps = results.get("growth")
    if not steps:
        return None
    figure, axes = plt.subplots(1, 2, figsize=(7, 2.8), layout="constrained")
    files = [step["files"] / 1e3 for step in steps]
    for name in steps[0]["tools"]:
        dashes = "--" if "1 thread" in name else "-"
        for axis, key in zip(axes, ("wall_s", "memory_mib")):
            values = [step["tools"][name].get(key) for step in steps]
            if key == "memory_mib":
                values = [value and max(value, results["memory_floor_mib"]) for value in values]
            axis.plot(files, values, dashes, color=color(name), marker="o", markersize=4, label=name)
    for axis, title in zip(axes, ("time, s", "peak memory, MiB")):
        axis.set_title(title, loc="left")
        axis.set_xlabel("thousand files")
        axis.set_xlim(0)
        axis.set_ylim(0)
    axes[0].legend(frameon=False)
    return figure


main(Path(sys.argv[1]))
