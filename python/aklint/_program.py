"""Where an installer has put the program, which depends on how it was told to install."""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import Iterator


def find_program() -> str:
    """The path of the program that was installed with this package."""
    name = "aklint" + (sysconfig.get_config_var("EXE") or "")
    folders = []
    for folder in _folders():
        if folder and folder not in folders:
            folders.append(folder)
    for folder in folders:
        program = os.path.join(folder, name)
        if os.path.isfile(program):
            return program
    looked_in = ", ".join(folders)
    raise FileNotFoundError(f"there is no program {name} in {looked_in}; install the package again")


def _folders() -> Iterator[str | None]:
    """The likeliest first: another installation's program may lie in a later one."""
    package = os.path.dirname(os.path.realpath(__file__))
    root = os.path.dirname(package)
    # `pip install --target FOLDER` puts it in FOLDER/bin, on every system.
    yield os.path.join(root, "bin")
    # A folder that is laid over a prefix, as a build's isolated environment is: PREFIX/lib/pythonX.Y/site-packages.
    above = root.replace(os.sep, "/").split("/")
    if above[-1] in ("site-packages", "dist-packages"):
        levels = 2 if sys.platform == "win32" else 3
        prefix = os.sep.join(above[:-levels])
        yield os.path.join(prefix, "Scripts" if sys.platform == "win32" else "bin")
    # The environment that this Python belongs to, and what it was made from.
    yield sysconfig.get_path("scripts")
    yield sysconfig.get_path("scripts", vars={"base": sys.base_prefix})
    # `pip install --user`.
    yield sysconfig.get_path("scripts", scheme=_user_scheme())


def _user_scheme() -> str:
    if sys.version_info >= (3, 10):
        return sysconfig.get_preferred_scheme("user")
    if os.name == "nt":
        return "nt_user"
    if sys.platform == "darwin" and getattr(sys, "_framework", None):
        return "osx_framework_user"
    return "posix_user"
