"""Repositories to be measured: long histories over public sources."""

import random
import subprocess
from pathlib import Path
from typing import BinaryIO

from . import trees

COMMITS = 20_000
# How many of the commits bring new files; the others only edit.
GROWING = 8_000
# What one commit edits.
EDITS = 3


def history(target: Path) -> None:
    """A bare repository of so many commits: files of the planted tree come bit by bit, and are edited ever after."""
    source = target / "source"
    trees.plant(source)
    files = [path for path in trees.files(source) if path.stat().st_size < 300_000]
    dice = random.Random(20_000)
    dice.shuffle(files)
    repository = target / "history.git"
    git(target, "init", "--quiet", "--bare", "--initial-branch=main", str(repository))
    importing = subprocess.Popen(["git", "fast-import", "--quiet", "--depth=50"], cwd=repository, stdin=subprocess.PIPE)
    write(importing.stdin, source, files, dice)
    importing.stdin.close()
    if importing.wait():
        raise subprocess.CalledProcessError(importing.returncode, importing.args)
    # As a server would give it to whoever clones.
    git(repository, "repack", "-a", "-d", "-f", "-q")
    subprocess.run(["rm", "-r", str(source)], check=True)


def write(out: BinaryIO, source: Path, files: list[Path], dice: random.Random) -> None:
    texts: dict[str, list[bytes]] = {}
    each = -(-len(files) // GROWING)
    waiting = iter(files)
    for at in range(COMMITS):
        changed: dict[str, bytes] = {}
        for path in [path for path, _ in zip(waiting, range(each))] if at < GROWING else []:
            name = path.relative_to(source).as_posix()
            texts[name] = path.read_bytes().splitlines(keepends=True)
            changed[name] = b"".join(texts[name])
        for name in dice.sample(sorted(texts) if at == GROWING else list(texts), min(EDITS, len(texts))):
            edit(texts[name], dice)
            changed[name] = b"".join(texts[name])
        message = b"change %d" % at
        out.write(b"commit refs/heads/main\nmark :%d\n" % (at + 1))
        out.write(b"committer Someone <someone@example.com> %d +0800\n" % (1_600_000_000 + at * 3_600))
        out.write(b"data %d\n%s\n" % (len(message), message))
        for name, text in changed.items():
            out.write(b'M 100644 inline %s\ndata %d\n' % (quoted(name), len(text)))
            out.write(text)
            out.write(b"\n")


def edit(lines: list[bytes], dice: random.Random) -> None:
    """What a day's work does to a file: some lines go, some come that are like others in it."""
    if not lines:
        lines.append(b"\n")
        return
    at = dice.randrange(len(lines))
    del lines[at : at + dice.randrange(4)]
    begin = dice.randrange(len(lines)) if lines else 0
    lines[at:at] = [line.replace(b"0", b"1") for line in lines[begin : begin + 1 + dice.randrange(6)]]


def quoted(name: str) -> bytes:
    return b'"' + name.encode().replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)
