"""Runs a command and says what it took; and says how quiet the machine is."""

import os
import platform
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
    # MiB; not below what the measuring program itself needs, see `memory_floor`.
    memory: float
    # Share of all cores that other programs used meanwhile; None where the system does not tell.
    others: float | None
    late: bool = False


def run(command: list[str], accepted: tuple[int, ...] = (0, 1), limit: float | None = None, env: dict | None = None) -> Run:
    """Runs a command, its output thrown away. Raises `Failed` for another status than the `accepted` ones."""
    with tempfile.TemporaryFile() as errors:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        variables = {**os.environ, **(env or {})}
        busy = busy_seconds()
        started = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, variables, file_actions=actions, setpgroup=0)
        late = False

        def stop(*_: object) -> None:
            nonlocal late
            late = True
            os.killpg(pid, signal.SIGKILL)

        before = signal.signal(signal.SIGALRM, stop)
        try:
            signal.setitimer(signal.ITIMER_REAL, limit or 0)
            _, status, usage = os.wait4(pid, 0)
            wall = time.perf_counter() - started
        except BaseException:
            os.killpg(pid, signal.SIGKILL)
            raise
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        busy_after = busy_seconds()
        cpu = usage.ru_utime + usage.ru_stime
        code = os.waitstatus_to_exitcode(status)
        if not late and code not in accepted:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()[-800:]
            raise Failed(f"{' '.join(command)}: status {code}: {said}")
    others = None
    # The system counts in hundredths of a second: of a short run that says nothing.
    if busy is not None and busy_after is not None and wall >= 0.2:
        others = max(0.0, busy_after - busy - cpu) / (wall * cores())
    # Linux counts in KiB, macOS in bytes.
    unit = 1024 if sys.platform != "darwin" else 1
    return Run(wall, cpu, usage.ru_maxrss * unit / 2**20, others, late)


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

    def as_json(self) -> dict:
        if any(run.late for run in self.runs):
            return {"late": True, "wall_s": self.wall()}
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
    """The memory below which this program cannot see: a child starts as a copy of its parent."""
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
    found = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True)
    return found.stdout.strip() if found.returncode == 0 else "unknown"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
