"""Runs the commands that come in on standard input, and says what each took.

A process of its own, and a small one: a program's peak memory, as the system tells it, is at least that of whoever
started it.
"""

import marshal
import os
import sys
import time


def main() -> None:
    while True:
        try:
            command, variables, errors = marshal.load(sys.stdin.buffer)
        except EOFError:
            return
        write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, errors, write, 0o600),
        ]
        started = time.perf_counter()
        try:
            pid = os.posix_spawnp(command[0], command, variables, file_actions=actions, setpgroup=0)
        except OSError as error:
            tell((0, str(error)))
            continue
        tell((pid, ""))
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - started
        tell((wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)))


def tell(what: tuple) -> None:
    marshal.dump(what, sys.stdout.buffer)
    sys.stdout.buffer.flush()


main()
