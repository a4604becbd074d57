"""Builds Rust programs, all in one crate, so that what they depend on is compiled once: those of `programs/rust`, and more beside them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Dict, List, NamedTuple, Set

from play import HERE, Failed

CRATE = HERE / "programs/rust"
# Of the repository's `target`, so that a second run compiles only what has changed.
PLACE, TARGET = "target/proof/crate", "target/proof/rust"


class Source(NamedTuple):
    """A program: the text of its files, `main.rs` among them, by name."""

    files: Dict[str, str]

    def text(self) -> str:
        return "\n".join(f"// {name}\n{text}" for name, text in self.files.items())


class Crate:
    def __init__(self, root: Path) -> None:
        self._place, self._target = root / PLACE, root / TARGET
        self._sources: Dict[str, Source] = {}
        self._built: Dict[str, Path] = {}
        self._said: Dict[str, List[str]] = {}

    def add(self, name: str, source: Source) -> None:
        self._sources[name] = source

    def need(self, name: str, dependencies: List[str]) -> None:
        """Says what must stand, as it is, among the dependencies for a program to be compiled."""
        lines = (CRATE / "Cargo.toml").read_text(encoding="utf-8").splitlines()
        self._said.setdefault(name, []).extend(f"not what it is compiled with: {line}" for line in dependencies if line not in lines)

    def find(self, name: str) -> Path:
        """The executable. Who denies warnings could not build a program that has any."""
        said = self._said.get(name, [])
        if said or name not in self._built:
            raise Failed("the compiler says:\n" + "\n".join(said))
        return self._built[name]

    def build(self) -> None:
        self._lay_out()
        command = ["cargo", "build", "--locked", "--offline", "--bins", "--keep-going", "--quiet", "--message-format", "json"]
        environment = {**os.environ, "CARGO_TARGET_DIR": str(self._target)}
        ran = subprocess.run(command, cwd=self._place, env=environment, capture_output=True, text=True, check=False)
        for line in ran.stdout.splitlines():
            message = json.loads(line)
            name = message.get("target", {}).get("name", "")
            if message["reason"] == "compiler-message" and message["message"]["level"] in ("error", "warning"):
                self._said.setdefault(name, []).append(message["message"]["rendered"])
            elif message["reason"] == "compiler-artifact" and message["executable"]:
                self._built[name] = Path(message["executable"])
        # A program that does not compile is a case that fails; without any there is nothing to run.
        if not self._built:
            raise SystemExit(ran.stderr)

    def _lay_out(self) -> None:
        """What has not changed is left alone, with its time: cargo goes by it."""
        wanted = {path.relative_to(CRATE): path.read_text(encoding="utf-8") for path in (CRATE / "src").glob("*.rs")}
        for name in ("Cargo.toml", "Cargo.lock"):
            wanted[Path(name)] = (CRATE / name).read_text(encoding="utf-8")
        for name, source in self._sources.items():
            for file, text in source.files.items():
                wanted[Path("src/bin", name, file)] = text
        for path, text in wanted.items():
            place = self._place / path
            if not place.is_file() or place.read_text(encoding="utf-8") != text:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
        keep: Set[Path] = {self._place / path for path in wanted}
        for folder in (self._place / "src/bin").iterdir():
            if folder.name not in self._sources:
                shutil.rmtree(folder)
            else:
                for file in set(folder.iterdir()) - keep:
                    file.unlink()


def programs() -> Dict[str, Source]:
    """Those of the repository, by name: each is a file, or a folder with a `main.rs`."""
    found = {}
    for path in sorted((CRATE / "src/bin").iterdir()):
        files = {"main.rs": path} if path.is_file() else {file.name: file for file in path.iterdir()}
        found[path.stem] = Source({name: file.read_text(encoding="utf-8") for name, file in files.items()})
    return found
