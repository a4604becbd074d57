"""That `--verify` shows no key to anybody, and none but STS is given what it has signed."""

from __future__ import annotations

import subprocess
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import Dict, List, Sequence, Tuple

from cases import Case, Cell, Paths
from play import PATIENCE, Failed, Stage
from standins import faults
from standins.faults import Faulty
from standins.keys import Key, Keyring
from standins.world import HOUR, World
from verifier import CHECK, ENVIRONMENT, STDIN, Aklint, in_document, in_program, pieces, require_hidden, verifications

FORMATS = ["human", "json", "jsonl", "sarif", "github", "gitlab", "gitlab-secrets", "junit"]
# The lines of a request that show these on purpose.
WITH_ID = {"authorization", "x-acs-accesskey-id"}
WITH_TOKEN = "x-acs-security-token"
SIGNED = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"]
TOLD_WITH = [200, 302, 400, 404, 500]
# The reports' own words for what STS says of those keys, besides what they say without it.
STATUSES = {"active", "unknown"}


def cases(paths: Paths) -> List[Case]:
    found = [Case("verify", f"format {format}", partial(run_format, paths, format)) for format in FORMATS]
    found += [Case("verify", f"told back {status}", partial(run_told_back, paths, status)) for status in TOLD_WITH]
    others = {
        "requests": run_requests,
        "arguments": run_arguments,
        "password of a proxy": run_password,
        "files": run_files,
        "cache": run_cache,
    }
    return found + [Case("verify", name, partial(each, paths)) for name, each in others.items()]


def some_keys(world: World) -> List[Key]:
    return [world.user, world.main_account, world.issue(HOUR), Keyring().ram_user("deleted")]


def set_up(paths: Paths, world: World, options: List[str], keys: Sequence[Key], variables: Dict[str, str] = {}) -> Aklint:
    aklint = Aklint(paths, world, options, variables)
    for number, key in enumerate(keys):
        aklint.write(f"main_{number}.py", in_program(key))
    return aklint


def run_format(paths: Paths, format: str, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-format-{format}")
    keys = some_keys(world)
    with Faulty(faults.truthful(world)) as server:
        aklint = set_up(paths, world, ["--sts-endpoint", server.url], keys)
        plain, ran = aklint.check(format=format), aklint.check_verified(format=format)
    require_hidden("standard output", ran.out, keys)
    require_hidden("standard error", ran.err, keys)
    ran.require(1)
    # Findings are the same from run to run: whatever differs comes of the verification.
    new = set(ran.out.splitlines()) - set(plain.out.splitlines())
    for name in (world.user.name, "main"):
        if not any(name in line for line in new):
            raise ran.fail(f"does not say whose key it is: {name}")
    if format == "sarif":
        results = ran.document()["runs"][0]["results"]
        told = [each["properties"]["verification"]["status"] for each in results if "verification" in each["properties"]]
        if set(told) != STATUSES:
            raise ran.fail(f"another result.properties.verification: {told}")
    return []


def run_told_back(paths: Paths, status: int, stage: Stage) -> List[Cell]:
    """Whoever answers may put what it was sent wherever a report shows something of an answer."""
    world = stage.world(f"verify-told-back-{status}")
    keys = [world.user, world.handed_over]
    with Faulty(faults.tells_all(status)) as server:
        aklint = set_up(paths, world, ["--sts-endpoint", server.url], keys)
        runs = [aklint.check_verified(format=format) for format in FORMATS]
        runs += [aklint.ask(way, key) for way in (ENVIRONMENT, STDIN) for key in keys]
        runs.append(aklint.run("verify", STDIN, "--isolated", *aklint.options, stdin=in_document(world.handed_over)))
        if not server.connections():
            raise runs[0].fail("asks nobody")
    for ran in runs:
        require_hidden(f"{ran.command} after {status}", f"{ran.out}\n{ran.err}", keys)
    return []


def run_requests(paths: Paths, stage: Stage) -> List[Cell]:
    """Every byte that is sent, to the server and to the proxy."""
    world = stage.world("verify-requests")
    keys = some_keys(world)
    trust = {"SSL_CERT_FILE": str(stage.authority.certificate)}
    with ExitStack() as stack:
        plain = stack.enter_context(Faulty(faults.truthful(world)))
        tls, proxy = (stack.enter_context(Faulty(faults.truthful(world), stage.authority.server)) for _ in range(2))
        ways: List[Tuple[Faulty, str, List[str], Dict[str, str]]] = [
            (plain, f"127.0.0.1:{plain.port}", ["--sts-endpoint", plain.url], {}),
            (tls, f"localhost:{tls.port}", ["--sts-endpoint", f"localhost:{tls.port}"], trust),
            (proxy, "sts.aliyuncs.com", [], {**trust, "HTTPS_PROXY": proxy.url}),
        ]
        for server, host, options, variables in ways:
            ran = set_up(paths, world, options, keys, variables).check_verified()
            if server.connections() != len(keys):
                raise ran.fail(f"{server.connections()} connections for {len(keys)} keys")
            for received in server.received():
                require_clean(received.decode("latin-1"), keys, host, server is proxy)
    return []


def require_clean(text: str, keys: Sequence[Key], host: str, tunnelled: bool) -> None:
    if tunnelled:
        tunnel, _, text = text.partition("\r\n\r\n")
        if not tunnel.startswith(f"CONNECT {host}:443 HTTP/1."):
            raise Failed(f"asks the proxy for something else:\n{tunnel}")
        require_hidden("a request to the proxy", tunnel, keys)
    head, _, body = text.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if first != "POST / HTTP/1.1" or body or headers["host"] != host or len(headers) != len(lines):
        raise Failed(f"another request:\n{text}")
    key = next(key for key in keys if key.id in headers["authorization"])
    signed = headers["authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
    unsigned = set([*SIGNED, *([WITH_TOKEN] if key.token else [])]) - set(signed)
    if unsigned or headers.get(WITH_TOKEN) != key.token:
        raise Failed(f"does not sign {unsigned}:\n{text}")
    for name in headers:
        for part, places in ((key.id, WITH_ID), (key.secret, set()), (key.token, {WITH_TOKEN})):
            if part and name not in places:
                require_hidden(f"the header {name}", headers[name], [Key(part, part)])
    others = [other for other in keys if other.id != key.id]
    require_hidden("a request for another key", text, others)
    if any(piece in text for piece in pieces(Key("", key.secret))):
        raise Failed(f"sends the secret:\n{text}")


def run_arguments(paths: Paths, stage: Stage) -> List[Cell]:
    """Others on the machine see how a process was called, for as long as it runs."""
    world = stage.world("verify-arguments")
    with Faulty(faults.silent) as server:
        aklint = set_up(paths, world, ["--sts-endpoint", server.url, "--verify-timeout", "2"], [world.handed_over])
        command = aklint.command("verify", STDIN, "--isolated", *aklint.options)
        process = subprocess.Popen(
            command, cwd=aklint.folder, env=aklint.variables, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
        )
        assert process.stdin
        process.stdin.write(in_document(world.handed_over))
        process.stdin.close()
        process.stdin = None
        patience = time.monotonic() + PATIENCE
        while not server.connections() and process.poll() is None and time.monotonic() < patience:
            pass
        seen = [Path(f"/proc/{process.pid}/{name}").read_text(encoding="utf-8", errors="replace") for name in ("cmdline", "environ")]
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        started = children.read_text(encoding="utf-8").split() if children.exists() else []
        out, err = process.communicate(timeout=PATIENCE)
    if not seen[0] or not server.received():
        raise Failed(f"was not seen while it waits: {err}")
    if started:
        raise Failed(f"starts {started}")
    require_hidden("what others see of the process", "".join(seen), [world.handed_over])
    require_hidden("its output", out + err, [world.handed_over])
    return []


def run_password(paths: Paths, stage: Stage) -> List[Cell]:
    """People write it into the address of their proxy."""
    world = stage.world("verify-password")
    proxy_user = Key("STS.aKL1ntproxyuser", "aKL1ntpasswordofproxy")
    trust = {"SSL_CERT_FILE": str(stage.authority.certificate)}
    with Faulty(faults.truthful(world), stage.authority.server) as proxy, Faulty(faults.resets) as broken:
        for server in (proxy, broken):
            url = server.url.replace("//", f"//{proxy_user.id}:{proxy_user.secret}@")
            aklint = set_up(paths, world, ["--verify-timeout", "1"], [world.user], {**trust, "HTTPS_PROXY": url})
            for format in ("human", "json"):
                ran = aklint.check_verified(format=format)
                require_hidden("its output", ran.out + ran.err, [proxy_user, world.user])
                if not server.connections():
                    raise ran.fail("does not use the proxy")
        # What is for the proxy alone does not go on to STS.
        for received in proxy.received():
            tunnelled = received.decode("latin-1").partition("\r\n\r\n")[2]
            if "proxy-authorization" in tunnelled.lower():
                raise Failed(f"tells STS how to use the proxy:\n{tunnelled}")
    return []


def run_files(paths: Paths, stage: Stage) -> List[Cell]:
    """It leaves nothing behind that was not there before, neither at home nor beside the code nor where temporary files lie, even where
    the environment asks libraries to tell what they do."""
    world = stage.world("verify-files")
    temporary = world.folder / "tmp"
    temporary.mkdir()
    keys = some_keys(world)
    with Faulty(faults.truthful(world), stage.authority.server) as server:
        variables = {"TMPDIR": str(temporary), "SSLKEYLOGFILE": str(temporary / "keys"), "RUST_LOG": "trace", "RUST_BACKTRACE": "full"}
        variables["SSL_CERT_FILE"] = str(stage.authority.certificate)
        aklint = set_up(paths, world, ["--sts-endpoint", f"localhost:{server.port}"], keys, variables)
        before = {path: path.stat().st_mtime_ns for path in world.folder.rglob("*")}
        ran = aklint.check_verified()
        other = aklint.ask(STDIN, world.user)
        after = {path: path.stat().st_mtime_ns for path in world.folder.rglob("*")}
    if after != before:
        raise ran.fail(f"leaves something behind: {sorted(set(after.items()) - set(before.items()))}")
    if not world.calls():
        raise ran.fail("asks nobody")
    require_hidden("its output", "".join([ran.out, ran.err, other.out, other.err]), keys)
    return []


def run_cache(paths: Paths, stage: Stage) -> List[Cell]:
    """With the option for it, it leaves one file, which says nothing to who does not have the keys."""
    world = stage.world("verify-cache")
    cache = world.folder / "cache"
    keys = some_keys(world)
    with Faulty(faults.truthful(world)) as server:
        aklint = set_up(paths, world, ["--sts-endpoint", server.url, "--verify-cache", str(cache)], keys)
        first = aklint.check_verified()
        asked = server.connections()
        second = aklint.check_verified()
        if server.connections() != asked:
            raise second.fail("asks again for what it has in its cache")
        if verifications(first, CHECK) != verifications(second, CHECK):
            raise second.fail(f"the cache says something else than\n{first.out}")
    require_hidden("the cache", cache.read_text(encoding="utf-8", errors="replace"), keys)
    if cache.stat().st_mode & 0o077:
        raise Failed(f"others may read the cache: {cache.stat().st_mode:o}")
    return []
