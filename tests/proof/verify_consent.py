"""That `--verify` says whom it asks before it asks, asks nobody else, and nobody at all where that is not wanted."""

from __future__ import annotations

import re
from functools import partial
from typing import Dict, List, Tuple

from cases import Case, Cell, Paths
from play import Failed, Stage
from standins import faults
from standins.faults import Faulty
from standins.world import World
from verifier import CHECK, ENVIRONMENT, STDIN, Aklint, Ran, in_program, verifications

# No loopback address, and reached all the same: in the network of these programs it is the machine's own.
OTHER_HOST = "100.100.100.200"
FORBIDDING = "[verify]\nallow = false\n"
# Whom it may connect to, what it may start, and what it says before.
TRACED = "socket,connect,sendto,sendmsg,execve,write,writev"
# Variables that lead to the proxy, or past it to the server.
PROXY, NOBODY = "http://127.0.0.1:PORT", "http://127.0.0.1:1"
USED = [
    *({name: PROXY} for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")),
    {"HTTPS_PROXY": PROXY, "NO_PROXY": "example.com"},
    {"HTTPS_PROXY": PROXY, "ALL_PROXY": NOBODY},
    {"HTTPS_PROXY": PROXY, "HTTP_PROXY": NOBODY},
    {"HTTPS_PROXY": "127.0.0.1:PORT"},
]
UNUSED: List[Dict[str, str]] = [
    {},
    {"HTTPS_PROXY": ""},
    {"HTTP_PROXY": NOBODY},
    {"http_proxy": NOBODY},
    {"ALL_PROXY": NOBODY, "NO_PROXY": "localhost"},
    {"HTTPS_PROXY": NOBODY, "no_proxy": "localhost"},
    *({"HTTPS_PROXY": NOBODY, "NO_PROXY": past} for past in ("localhost", "example.com,localhost", "example.com, localhost", "*")),
]
# As most programs read it, a name stands for those below it, too.
PAST = ["sts.aliyuncs.com", "aliyuncs.com", ".aliyuncs.com"]
CONNECTS = re.compile(r"connect\(.*AF_INET")
# Endpoints that are none, or that are no loopback address to be asked without TLS. `{}` is the port of who listens.
ODD_ENDPOINTS = [
    f"http://{OTHER_HOST}:{{}}",
    "http://sts.aliyuncs.com",
    f"http://127.0.0.1@{OTHER_HOST}:{{}}",
    f"http://localhost@{OTHER_HOST}:{{}}",
    "http://127.0.0.1.example.com:{}",
    "http://localhost.example.com:{}",
    "https://user:password@127.0.0.1:{}",
    "https://127.0.0.1:{}/path",
    "https://127.0.0.1:{}?query",
    "https://127.0.0.1:{}#fragment",
    "http://127.0.0.1:{}/path",
    "ftp://127.0.0.1:{}",
    "127.0.0.1:port",
    "127.0.0.1:99999",
    "127.0.0.1\r\nx: y:{}",
    "",
]


def cases(paths: Paths) -> List[Case]:
    found = {
        "traced": run_traced,
        "traced without": run_traced_without,
        "said before": run_said,
        "forbidden": run_forbidden,
        "forbidden below": run_forbidden_below,
        "not at all": run_not_at_all,
        "loopback without proxy": run_loopback,
    }
    listed = [Case("verify", name, partial(each, paths)) for name, each in found.items()]
    for number, endpoint in enumerate(ODD_ENDPOINTS):
        listed.append(Case("verify", f"endpoint {endpoint!r}", partial(run_odd, paths, number)))
    for used, settings in ((True, USED), (False, UNUSED)):
        for number, setting in enumerate(settings):
            listed.append(Case("verify", f"proxy {setting}", partial(run_proxy, paths, number, setting, used)))
    return listed + [Case("verify", f"past {past}", partial(run_past, paths, number, past)) for number, past in enumerate(PAST)]


def two_keys(world: World) -> str:
    return in_program(world.user) + in_program(world.main_account)


def trace(aklint: Aklint, *arguments: str) -> Tuple[Ran, List[str]]:
    """The run, and a line for each call to the kernel that matters here."""
    log = aklint.world.folder / "trace"
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={TRACED}", "-e", "signal=none", "-o", str(log)]
    ran = aklint.run(*arguments, before=command)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    if not any("execve(" in line for line in lines):
        raise ran.fail("could not be traced")
    return ran, lines


def run_traced(paths: Paths, stage: Stage) -> List[Cell]:
    world = stage.world("verify-traced")
    with Faulty(faults.truthful(world)) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url])
        aklint.write("main.py", two_keys(world))
        arguments = ["check", str(aklint.folder), "--isolated", "--format", "json", "--verify", *aklint.options]
        ran, lines = trace(aklint, *arguments)
        verifications(ran, CHECK)
    started = [line for line in lines if "execve(" in line]
    if len(started) != 1:
        raise ran.fail(f"starts programs: {started}")
    connects = [number for number, line in enumerate(lines) if CONNECTS.search(line)]
    elsewhere = [lines[number] for number in connects if f"htons({server.port})" not in lines[number]]
    if not connects or elsewhere:
        raise ran.fail(f"connects elsewhere: {elsewhere}")
    said = [number for number, line in enumerate(lines) if re.search(r"writev?\(2, ", line) and f"127.0.0.1:{server.port}" in line]
    if not said or said[0] > connects[0]:
        raise ran.fail("does not say whom it asks before it does")
    return []


def run_traced_without(paths: Paths, stage: Stage) -> List[Cell]:
    world = stage.world("verify-traced-without")
    aklint = Aklint(paths, world, variables={"HTTPS_PROXY": "http://127.0.0.1:1", "SSL_CERT_FILE": "/nowhere"})
    aklint.write("main.py", two_keys(world))
    ran, lines = trace(aklint, "check", str(aklint.folder), "--isolated", "--format", "json")
    ran.require(1)
    sockets = [line for line in lines if "AF_INET" in line]
    if sockets:
        raise ran.fail(f"makes sockets: {sockets}")
    return []


def run_said(paths: Paths, stage: Stage) -> List[Cell]:
    world = stage.world("verify-said")
    with Faulty(faults.truthful(world), stage.authority.server) as server:
        variables = {"HTTPS_PROXY": server.url, "SSL_CERT_FILE": str(stage.authority.certificate)}
        direct = [["--sts-endpoint", f"localhost:{server.port}"], f"localhost:{server.port}"]
        for options, host in (([], "sts.aliyuncs.com"), direct):
            aklint = Aklint(paths, world, list(options), variables)
            aklint.write("main.py", two_keys(world))
            require_said(aklint.check_verified("--no-progress"), str(host), 2)
            require_said(aklint.ask(ENVIRONMENT, world.user), str(host), 1)
            require_said(aklint.ask(STDIN, world.user), str(host), 1)
        plain = aklint.check("--no-progress")
        if plain.err:
            raise plain.fail("says something without --verify")
    return []


def require_said(ran: Ran, host: str, calls: int) -> None:
    lines = [line for line in ran.err.splitlines() if host in line]
    if len(lines) != 1 or not re.search(rf"\b{calls}\b", lines[0].replace(host, "")):
        raise ran.fail(f"does not say that there will be {calls} calls to {host}")


def run_forbidden(paths: Paths, stage: Stage) -> List[Cell]:
    world = stage.world("verify-forbidden")
    with Faulty(faults.truthful(world)) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url])
        config = str(aklint.write("aklint.toml", FORBIDDING))
        aklint.write("main.py", two_keys(world))
        check = ["check", str(aklint.folder), "--format", "json", "--verify", *aklint.options]
        runs = [aklint.run(*check), aklint.run(*check, "--config", config)]
        for way in (ENVIRONMENT, STDIN):
            runs.append(aklint.run("verify", way, *aklint.options, variables=pair(world), stdin=two_keys(world)))
        for ran in runs:
            ran.require(2)
            if "aklint.toml" not in ran.err or ran.out:
                raise ran.fail("had to say who forbids it, and nothing else")
        if server.connections():
            raise Failed("asks although it may not")
    return []


def run_forbidden_below(paths: Paths, stage: Stage) -> List[Cell]:
    """By the config that holds for one of the files: that of a project in a larger one."""
    world = stage.world("verify-forbidden-below")
    with Faulty(faults.truthful(world)) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url])
        below = aklint.folder / "below"
        below.mkdir()
        (below / "aklint.toml").write_text(FORBIDDING, encoding="utf-8")
        (below / "main.py").write_text(in_program(world.main_account), encoding="utf-8")
        aklint.write("main.py", in_program(world.user))
        ran = aklint.run("check", str(aklint.folder), "--format", "json", "--verify", *aklint.options)
    ran.require(1)
    if [call.id for call in world.calls()] != [world.user.id]:
        raise ran.fail(f"had to ask for one key, and no other: {world.calls()}")
    for finding in ran.findings():
        if ("/below/" in finding["path"]) == ("verification" in finding["secret"]):
            raise ran.fail("knows of a key that it could not ask for, or not of the other")
    return []


def pair(world: World) -> Dict[str, str]:
    return {"ALIBABA_CLOUD_ACCESS_KEY_ID": world.user.id, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": world.user.secret}


def run_not_at_all(paths: Paths, stage: Stage) -> List[Cell]:
    """Nothing to ask about, or options that mean nothing without --verify."""
    world = stage.world("verify-not-at-all")
    with Faulty(faults.truthful(world)) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url])
        for arguments in (["verify"], ["verify", ENVIRONMENT], ["verify", STDIN], ["check", ".", "--isolated"]):
            aklint.run(*arguments, *aklint.options).require(2)
        aklint.write("main.py", "import oss2\n")
        ran = aklint.check_verified()
        ran.require(0)
        aklint.write("main.py", two_keys(world))
        aklint.check().require(1)
        if server.connections():
            raise Failed("asks although there is nothing to ask about")
        # Neither flag: what is in the environment.
        ran = aklint.run("verify", "--isolated", "--format", "json", *aklint.options, variables=pair(world))
        if len(verifications(ran, ENVIRONMENT)) != 1 or server.connections() != 1:
            raise ran.fail("does not verify what is in the environment")
    return []


def run_odd(paths: Paths, number: int, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-odd-{number}")
    with Faulty(faults.truthful(world), host="0.0.0.0") as server:
        # In case that it is asked through a proxy.
        proxies = {name: f"http://127.0.0.1:{server.port}" for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")}
        endpoint = ODD_ENDPOINTS[number].format(server.port)
        aklint = Aklint(paths, world, ["--sts-endpoint", endpoint, "--verify-timeout", "1"], proxies)
        aklint.write("main.py", two_keys(world))
        for way in (CHECK, ENVIRONMENT, STDIN):
            ran = aklint.ask(way, world.user)
            ran.require(2)
            if not ran.err.strip() or ran.out.strip():
                raise ran.fail("had to say why it does nothing")
        if server.connections():
            raise Failed(f"asks {endpoint}")
    return []


def run_loopback(paths: Paths, stage: Stage) -> List[Cell]:
    """What is not enciphered stays on the machine: a proxy may be anywhere."""
    world = stage.world("verify-loopback")
    with Faulty(faults.truthful(world)) as proxy:
        names = [name for upper in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY") for name in (upper, upper.lower())]
        variables = {name: proxy.url for name in names}
        for host in ("127.0.0.1", "localhost", "127.1.2.3"):
            with Faulty(faults.truthful(world), host="0.0.0.0") as server:
                aklint = Aklint(paths, world, ["--sts-endpoint", f"http://{host}:{server.port}"], variables)
                ran = aklint.ask(ENVIRONMENT, world.user)
                if [found["status"] for found in verifications(ran, ENVIRONMENT)] != ["active"] or server.connections() != 1:
                    raise ran.fail("had to be asked directly")
        if proxy.connections():
            raise Failed("asks a proxy for what is on this machine")
    return []


def run_proxy(paths: Paths, number: int, setting: Dict[str, str], used: bool, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-proxy-{used}-{number}")
    tls = stage.authority.server
    with Faulty(faults.truthful(world), tls) as server, Faulty(faults.truthful(world), tls) as proxy:
        variables = {name: value.replace("PORT", str(proxy.port)) for name, value in setting.items()}
        trust = {"SSL_CERT_FILE": str(stage.authority.certificate)}
        aklint = Aklint(paths, world, ["--sts-endpoint", f"localhost:{server.port}"], {**trust, **variables})
        ran = aklint.ask(ENVIRONMENT, world.user)
        if (proxy.connections(), server.connections()) != ((1, 0) if used else (0, 1)):
            raise ran.fail(f"{proxy.connections()} connections to the proxy, {server.connections()} to the server")
        if [found["status"] for found in verifications(ran, ENVIRONMENT)] != ["active"]:
            raise ran.fail("had to be active")
    return []


def run_past(paths: Paths, number: int, past: str, stage: Stage) -> List[Cell]:
    """By its real name only the proxy is there; past it, nobody."""
    world = stage.world(f"verify-past-{number}")
    with Faulty(faults.truthful(world), stage.authority.server) as proxy:
        variables = {"HTTPS_PROXY": proxy.url, "NO_PROXY": past, "SSL_CERT_FILE": str(stage.authority.certificate)}
        ran = Aklint(paths, world, ["--verify-timeout", "1"], variables).ask(ENVIRONMENT, world.user)
        if proxy.connections():
            raise ran.fail("asks the proxy")
    return []
