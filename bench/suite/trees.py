"""Makes trees of public sources, through cargo, pip and npm; each is made once."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from . import KEPT, ROOT
from .measure import say

TREES = KEPT / "trees"
RAW = KEPT / "raw"

# What is measured on which tree, in the order of the report.
NAMES = {
    "large": "crates and Python packages of all kinds",
    "small": "one Python package",
    "tiny-files": "npm packages, only files of at most 1 KiB",
    # All of them hold a word near their beginning, after which rg reads no further.
    "huge-files": "many files put together to four of 40 MB (rg stops at the first word in each)",
    "interesting": "Python and Rust files of Alibaba Cloud SDKs that pass the byte filter, and nothing else",
}
LARGE_CRATES = {
    "aws-sdk-ec2": "=1.274.0",
    "aws-sdk-s3": "=1.157.0",
    "web-sys": "=0.3.83",
    "windows": "=0.62.2",
}
LARGE_PACKAGES = [
    "apache-airflow-core==3.3.2",
    "botocore==1.44.5",
    "django==5.2.19",
    "pandas==3.0.1",
    "sympy==1.14.0",
]
SMALL_PACKAGE = "celery==5.6.2"
TINY_PACKAGES = [
    "@mui/icons-material@7.3.5",
    "core-js-pure@3.46.0",
    "es-abstract@1.24.0",
    "lodash@4.17.21",
    "rxjs@7.8.2",
]
HUGE_PACKAGES = ["typescript@5.9.3", "monaco-editor@0.54.0", "@babel/standalone@7.28.5", "echarts@6.0.0"]
SDK_CRATES = {
    "ali-oss-rs": "=0.3.1",
    "alibabacloud-oss-sdk-rust-v2": "=0.1.0-delta.1",
    "aliyun-oss-client": "=0.13.3",
    "aliyun-oss-rs": "=0.3.0",
    "aliyun-oss-rust-sdk": "=0.2.2",
    "object_store": "=0.14.2",
    "opendal": '{ version = "=0.59.5", features = ["services-oss"] }',
    "oss-rust-sdk": "=0.10.0",
    "reqsign-aliyun-oss": "=3.2.0",
}
SDK_WORDS = ("ali", "opendal", "oss", "reqsign", "object_store")
SDK_PACKAGES = [
    "aiooss2==0.2.11",
    "alibabacloud-credentials==1.0.12",
    "alibabacloud-ecs20140526==7.11.8",
    "alibabacloud-oss-v2==1.4.1",
    "aliyun-log-python-sdk==0.9.52",
    "aliyun-python-sdk-core==2.16.1",
    "aliyun-python-sdk-ecs==4.24.83",
    "oss2==2.19.1",
    "ossfs==2025.5.0",
    "pyodps==0.13.2",
    "tablestore==6.4.8",
]

TINY = 1 << 10
HUGE = 40_000_000
GROWTH_FILES = 10_000
GROWTH_LARGEST = 64 << 10


def make(name: str) -> Path:
    """The folder of a tree, which is made if it is not there."""
    makers: dict[str, Callable[[Path], None]] = {
        "large": large,
        "small": small,
        "tiny-files": tiny_files,
        "huge-files": huge_files,
        "interesting": interesting,
    }
    # Which files pass the filter changes with the filter.
    return once(name, makers[name], again=name == "interesting")


def once(name: str, maker: Callable[[Path], None], again: bool = False, under: Path = TREES) -> Path:
    tree = under / name
    if again:
        shutil.rmtree(tree, ignore_errors=True)
    if not tree.is_dir():
        say(f"making {tree.relative_to(ROOT)}")
        part = under / f"{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        maker(part)
        without_ignore_files(part)
        part.rename(tree)
    return tree


def files(tree: Path) -> list[Path]:
    found = [Path(folder, name) for folder, _, names in os.walk(tree) for name in names]
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def extent(tree: Path) -> tuple[int, int]:
    """How many files and bytes a tree has."""
    found = files(tree)
    return len(found), sum(path.stat().st_size for path in found)


def without_ignore_files(tree: Path) -> None:
    """A tree in a repository would show less than it holds, to some of the tools."""
    for path in files(tree):
        if path.name in (".gitignore", ".ignore", ".rgignore", ".semgrepignore", ".aklintignore"):
            path.unlink()


def plant(tree: Path) -> tuple[int, int]:
    """Copies what a new machine has or can get with cargo: aklint's dependencies and Python's standard library."""
    tree.mkdir(exist_ok=True)
    vendor = ["cargo", "vendor", "--quiet", "--locked", "--versioned-dirs", str(tree / "rust")]
    subprocess.run(vendor, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    no_packages = shutil.ignore_patterns("site-packages", "dist-packages", "__pycache__")
    shutil.copytree(sysconfig.get_path("stdlib"), tree / "python", ignore=no_packages, ignore_dangling_symlinks=True)
    # What the packages' own ignore files leave out would be left out by both.
    return extent(tree)


def large(tree: Path) -> None:
    plant(tree)
    vendor("large", LARGE_CRATES, tree / "crates")
    for package in LARGE_PACKAGES:
        unpack(package, tree / "packages" / package)


def small(tree: Path) -> None:
    unpack(SMALL_PACKAGE, tree)


def tiny_files(tree: Path) -> None:
    npm(TINY_PACKAGES, tree)
    # Some tools leave out everything below a folder of the name that npm gives.
    (tree / "node_modules").rename(tree / "packages")
    for path in files(tree):
        if path.stat().st_size > TINY:
            path.unlink()


def huge_files(tree: Path) -> None:
    def services() -> Iterable[bytes]:
        for path in files(raw_package("botocore==1.44.5")):
            if path.name.endswith((".json", ".json.gz")):
                opener = gzip.open if path.suffix == ".gz" else open
                with opener(path, "rb") as file:
                    yield json.dumps(json.load(file), indent=1).encode()

    def texts(folder: Path, ending: str) -> Iterable[bytes]:
        return (path.read_bytes() for path in files(folder) if path.suffix == ending)

    with tempfile.TemporaryDirectory(prefix="aklint-bench-") as scripts:
        npm(HUGE_PACKAGES, Path(scripts))
        heap(tree / "bundle.js", texts(Path(scripts), ".js"))
    heap(tree / "services.json", services(), b"[", b",", b"]")
    heap(tree / "everything.py", texts(make("large") / "packages", ".py"))
    heap(tree / "bindings.rs", texts(make("large") / "crates", ".rs"))


def heap(path: Path, texts: Iterable[bytes], begin: bytes = b"", between: bytes = b"\n", end: bytes = b"") -> None:
    """Writes texts one after another until there are enough of them."""
    size = 0
    with path.open("wb") as file:
        file.write(begin)
        for text in texts:
            file.write((between if size else b"") + text)
            size += len(text)
            if size >= HUGE:
                break
        file.write(end)
    if size < HUGE // 2:
        raise SystemExit(f"{path.name} is too small: {size} bytes")


def interesting(tree: Path) -> None:
    raw = once("sdks", sdks, under=RAW)
    for name in run_example("interesting", str(raw)).splitlines():
        path = Path(name)
        if path.suffix in (".py", ".rs"):
            target = tree / path.relative_to(raw)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def sdks(tree: Path) -> None:
    vendor("sdks", SDK_CRATES, tree / "rust")
    for folder in (tree / "rust").iterdir():
        if not folder.name.startswith(SDK_WORDS):
            shutil.rmtree(folder)
    for package in SDK_PACKAGES:
        unpack(package, tree / "python" / package)


def growth(times: int) -> Path:
    """So many copies of the same files, which do not pass the filter, each below a folder of its own."""

    def copies(tree: Path) -> None:
        base = TREES / "growth-1"
        if times > 1:
            growth(1)
            for copy in range(times):
                shutil.copytree(base, tree / f"copy-{copy}")
            return
        source = make("large")
        passing = set(run_example("interesting", str(source)).splitlines())
        dull = [
            path for path in files(source) if str(path) not in passing and 0 < path.stat().st_size <= GROWTH_LARGEST
        ]
        # By chance, but the same ones every time.
        dull.sort(key=lambda path: hashlib.sha256(str(path.relative_to(source)).encode()).digest())
        for path in dull[:GROWTH_FILES]:
            target = tree / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)

    return once(f"growth-{times}", copies)


def run_example(name: str, *arguments: str) -> str:
    command = ["cargo", "run", "--quiet", "--locked", "--release", "--example", name, "--", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def vendor(name: str, crates: dict[str, str], target: Path) -> None:
    """The sources of crates and of all that they depend on."""
    with tempfile.TemporaryDirectory(prefix="aklint-bench-") as folder:
        lines = (
            f"{crate} = {wanted if wanted.startswith('{') else json.dumps(wanted)}" for crate, wanted in crates.items()
        )
        manifest = f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n[dependencies]\n' + "\n".join(
            lines
        )
        Path(folder, "Cargo.toml").write_text(manifest + "\n")
        Path(folder, "src").mkdir()
        Path(folder, "src/lib.rs").touch()
        command = ["cargo", "vendor", "--quiet", "--versioned-dirs", str(target)]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def raw_package(package: str) -> Path:
    return once(package, lambda folder: unpack(package, folder), under=RAW)


def unpack(package: str, target: Path) -> None:
    """The files of a Python package, without what it depends on."""
    with tempfile.TemporaryDirectory(prefix="aklint-bench-") as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*command, "--dest", folder, package], check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).iterdir()
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(target)
        else:
            with tarfile.open(archive) as packed:
                packed.extractall(target, filter="data")


def npm(packages: list[str], target: Path) -> None:
    command = ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"]
    subprocess.run([*command, "--prefix", str(target), *packages], check=True, stdout=subprocess.DEVNULL)
