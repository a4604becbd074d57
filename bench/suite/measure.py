"""Runs a command and says what it took; and says how quiet the machine is."""

import functools
import marshal
import os
import platform
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Above this share of all cores, other programs disturb a measurement.
BUSY = 0.10


class Failed(Exception):
    """A command did not do what it was asked to."""


@dataclass
class Run:
    """One run of a command."""

    wall: float
    cpu: float
    # MiB; not below `memory_floor`.
    memory: float
    # Share of all cores that other programs used meanwhile; None where the system does not tell.
    others: float | None
    late: bool = False


class Runner:
    """The process that starts what is measured."""

    def __init__(self) -> None:
        program = Path(__file__).resolve().parent / "runner.py"
        command = [sys.executable, "-I", "-S", str(program)]
        # Without buffers: what lies in one already is not seen by `select`.
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def run(
        self, command: list[str], variables: dict[str, str], errors: str, limit: float | None
    ) -> tuple[tuple, bool]:
        """What a command took, and whether it was stopped because it took longer than the limit."""
        self.process.stdin.write(marshal.dumps((command, variables, errors)))
        pid, trouble = marshal.load(self.process.stdout)
        if not pid:
            raise Failed(f"{command[0]}: {trouble}")
        try:
            done, _, _ = select.select([self.process.stdout], [], [], limit)
        except BaseException:
            os.killpg(pid, signal.SIGKILL)
            raise
        if not done:
            os.killpg(pid, signal.SIGKILL)
        return marshal.load(self.process.stdout), not done


@functools.cache
def runner() -> Runner:
    return Runner()


def run(
    command: list[str], accepted: tuple[int, ...] = (0, 1), limit: float | None = None, env: dict | None = None
) -> Run:
    """Runs a command, its output thrown away. Raises `Failed` for another status than the `accepted` ones."""
    with tempfile.NamedTemporaryFile(prefix="aklint-bench-") as errors:
        busy = busy_seconds()
        (wall, cpu, memory, code), late = runner().run(command, {**os.environ, **(env or {})}, errors.name, limit)
        busy_after = busy_seconds()
        if not late and code not in accepted:
            said = Path(errors.name).read_text(errors="replace").strip()[-800:]
            raise Failed(f"{' '.join(command)}: status {code}: {said}")
    others = None
    # The system counts in hundredths of a second: of a short run that says nothing.
    if busy is not None and busy_after is not None and wall >= 0.2:
        others = max(0.0, busy_after - busy - cpu) / (wall * cores())
    # Linux counts in KiB, macOS in bytes.
    unit = 1024 if sys.platform != "darwin" else 1
    return Run(wall, cpu, memory * unit / 2**20, others, late)


@dataclass
class Figures:
    """What several runs of one command took."""

    runs: list[Run]

    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    def memory(self) -> float:
        return max(run.memory for run in self.runs)

    def spread(self) -> float:
        """How far the slowest and the fastest run lie apart, as a share of the median."""
        walls = [run.wall for run in self.runs]
        return (max(walls) - min(walls)) / self.wall()

    def others(self) -> float | None:
        known = [run.others for run in self.runs if run.others is not None]
        return max(known) if known else None

    def as_json(self, limit: float) -> dict:
        if any(run.late for run in self.runs):
            return {"late": True, "wall_s": limit}
        return {
            "wall_s": round(self.wall(), 5),
            "cpu_s": round(self.cpu(), 5),
            "memory_mib": round(self.memory(), 1),
            "spread": round(self.spread(), 3),
            "others": None if self.others() is None else round(self.others(), 3),
            "runs": len(self.runs),
            "walls_s": [round(run.wall, 5) for run in self.runs],
        }


def memory_floor() -> float:
    """The memory below which nothing can be seen: see `runner`."""
    return run(["true"]).memory


def busy_seconds() -> float | None:
    """Seconds of CPU time that the whole machine used since it started."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    except OSError:
        return None
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, fields[:8])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def busyness(seconds: float = 1.0) -> float:
    """The share of all cores that is in use while this program waits; without /proc, the load of the last minute."""
    before = busy_seconds()
    if before is None:
        return os.getloadavg()[0] / cores()
    time.sleep(seconds)
    return (busy_seconds() - before) / (seconds * cores())


def wait_for_quiet(patience: float) -> float:
    """Waits until others leave the machine alone, but no longer than this. Gives how busy it still is."""
    until = time.monotonic() + patience
    while (busy := busyness()) > BUSY and time.monotonic() < until:
        pass
    return busy


def machine(folder: Path) -> dict:
    """Where the figures come from."""
    return {
        "cpu": cpu_model(),
        "cores": cores(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "os": os_name(),
        "kernel": f"{platform.system()} {platform.release()}",
        "file_system": file_system(folder),
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
    }


def cpu_model() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text()
        return next(line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def os_name() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def file_system(folder: Path) -> str:
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown file system"
    # Later mounts hide earlier ones.
    over = [(len(point), at, kind) for at, (point, kind) in enumerate(mounts) if folder.resolve().is_relative_to(point)]
    return max(over)[2] if over else "unknown file system"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
