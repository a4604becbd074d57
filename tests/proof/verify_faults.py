"""That aklint draws no conclusion from an answer that STS does not give, and waits for none longer than it was told to."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from cases import Case, Cell, Paths
from play import Failed, Stage
from standins import faults
from standins.authority import Authority
from standins.faults import Answer, Faulty
from standins.messages import Response
from standins.world import ACCOUNT, World
from verifier import CHECK, ENVIRONMENT, Aklint, Ran, in_program, verifications

# Seconds that aklint is given, and those that it may take besides: to start, and to end.
TIMEOUT, GRACE = 1, 2
# There is to be time for some attempts, and for waiting in between.
PATIENT = 6
# Keys of whom nobody is told.
MANY = 12
ARN = f"acs:ram::{ACCOUNT}:"
NOT_THERE = {"RequestId": "0", "Code": "InvalidAccessKeyId.NotFound", "Message": "Specified access key is not found."}
# No report may show it.
ODD = "<script>"
HTML = Response(200, b"<html><body>Please log in to this network.</body></html>", "text/html")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


class Fault(NamedTuple):
    answer: Answer
    reason: str
    # That of the answer, where it means nothing to aklint; `None` where it may be told and need not.
    code: Optional[str] = ""


def claims(type: object, arn: object, account: object = ACCOUNT) -> Answer:
    """An answer of success, as far as its form goes."""
    return faults.says_json(200, {"IdentityType": type, "AccountId": account, "UserId": ACCOUNT, "Arn": arn, "RequestId": "0"})


def odd(answer: Answer) -> Fault:
    return Fault(answer, "unexpected-answer")


FAULTS: Dict[str, Fault] = {
    "slow first line": Fault(faults.drips(b"HTTP/1.1 200 "), "timeout"),
    "slow head": Fault(faults.drips(HEAD + b"X-Slow: "), "timeout"),
    "slow body": Fault(faults.drips(HEAD + b'Content-Length: 999\r\n\r\n{"AccountId": "'), "timeout"),
    "slow chunks": Fault(faults.drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"), "timeout"),
    "only interim answers": Fault(faults.drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "timeout"),
    "no answer": Fault(faults.silent, "timeout"),
    "reset": Fault(faults.resets, "unreachable"),
    "cut off": Fault(faults.sends(HEAD + b'Content-Length: 999\r\n\r\n{"AccountId"'), "unreachable"),
    "nothing said": Fault(faults.sends(b""), "unreachable"),
    "no HTTP": odd(faults.sends(b"220 proof ESMTP\r\n" * 9)),
    "no JSON": odd(faults.says(Response(200, b"\xff\xfe{]", "application/json"))),
    "no object": odd(faults.says_json(200, [None, "Account", ACCOUNT, f"{ARN}root"])),
    "no object, other order": odd(faults.says_json(200, ["Account", ACCOUNT, f"{ARN}root", None])),
    "nothing in it": odd(faults.says(Response(200))),
    "deep JSON": odd(faults.says(Response(200, b'{"IdentityType":' + b"[" * 100_000, "application/json"))),
    "page to log in": odd(faults.says(HTML)),
    "page that is missing": odd(faults.says(replace(HTML, status=404))),
    "page that is forbidden": odd(faults.says(replace(HTML, status=403))),
    "unknown type": odd(claims("ServiceAccount", f"{ARN}root")),
    "type without ARN": odd(faults.says_json(200, {"IdentityType": "Account", "AccountId": ACCOUNT})),
    "user with the ARN of the account": odd(claims("RAMUser", f"{ARN}root")),
    "account with the ARN of a user": odd(claims("Account", f"{ARN}user/proof")),
    "account with the ARN of another": odd(claims("Account", "acs:ram::1000000000000009:root")),
    "user without name": odd(claims("RAMUser", f"{ARN}user/")),
    "number for a text": odd(claims(7, 7, 7)),
    "account without number": odd(claims("Account", "acs:ram:::root", "")),
    "refusal that succeeded": Fault(faults.says_json(200, NOT_THERE), "unexpected-answer", None),
    "unknown refusal": Fault(faults.says_json(403, {**NOT_THERE, "Code": "Forbidden.Proof"}), "unexpected-answer", "Forbidden.Proof"),
    "odd refusal": Fault(faults.says_json(403, {**NOT_THERE, "Code": f"{ODD}\u001b[31m\n"}), "unexpected-answer", None),
    "fault of the server": Fault(faults.says_json(500, {**NOT_THERE, "Code": "InternalError"}), "server-error", None),
    "fault with the code of a refusal": Fault(faults.says_json(503, NOT_THERE), "server-error", None),
    "fault of a gateway": Fault(faults.says(replace(HTML, status=502)), "server-error"),
    "endless body": odd(faults.endless(HEAD + b'\r\n{"IdentityType": "')),
    "endless head": odd(faults.endless(HEAD + b"X-Long: ")),
    "endless chunks": odd(faults.endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffff\r\n")),
}
REDIRECTS = [301, 302, 303, 307, 308]
# Options and variables that lead to no answer, or to one of somebody else.
Place = Tuple[List[str], Dict[str, str]]
Setting = Callable[[Stage, World, ExitStack], Place]


def cases(paths: Paths) -> List[Case]:
    found = [Case("verify", f"fault {name}", partial(run, paths, name, fault)) for name, fault in FAULTS.items()]
    found += [Case("verify", f"fault redirect {status}", partial(run_redirect, paths, status)) for status in REDIRECTS]
    found += [Case("verify", f"fault {name}", partial(run_place, paths, name, place)) for name, place in PLACES.items()]
    others = {"throttled": run_throttled, "throttled for a while": run_throttled_twice, "skipped": run_skipped}
    return found + [Case("verify", f"fault {name}", partial(each, paths)) for name, each in others.items()]


def run(paths: Paths, name: str, fault: Fault, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-fault-{name.replace(' ', '-')}")
    with Faulty(fault.answer) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url, "--verify-timeout", str(TIMEOUT)])
        require_undetermined(aklint, fault.reason, fault.code)
        if server.connections() != 2:
            raise Failed(f"tries again: {server.connections()} connections")
    return []


def run_redirect(paths: Paths, status: int, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-redirect-{status}")
    with Faulty(faults.truthful(world)) as other:
        answer = faults.says(Response(status, headers={"Location": f"{other.url}/"}))
        with Faulty(answer) as server:
            aklint = Aklint(paths, world, ["--sts-endpoint", server.url, "--verify-timeout", str(TIMEOUT)])
            require_undetermined(aklint, "redirect")
        if other.connections():
            raise Failed("goes where it is sent")
    return []


def no_listener(_: Stage, __: World, stack: ExitStack) -> Place:
    # Bound, so that nobody else listens there meanwhile.
    held = stack.enter_context(socket.socket())
    held.bind(("127.0.0.1", 0))
    return ["--sts-endpoint", f"http://127.0.0.1:{held.getsockname()[1]}"], {}


def no_route(_: Stage, __: World, ___: ExitStack) -> Place:
    return ["--sts-endpoint", "192.0.2.1"], {}


def no_name(_: Stage, __: World, ___: ExitStack) -> Place:
    return ["--sts-endpoint", "sts.invalid"], {}


def unknown_authority(stage: Stage, world: World, stack: ExitStack) -> Place:
    server = stack.enter_context(Faulty(faults.truthful(world), Authority(world.folder).server))
    return ["--sts-endpoint", f"localhost:{server.port}"], {"SSL_CERT_FILE": str(stage.authority.certificate)}


def only_roots_of_the_machine(stage: Stage, world: World, stack: ExitStack) -> Place:
    server = stack.enter_context(Faulty(faults.truthful(world), stage.authority.server))
    return ["--sts-endpoint", f"localhost:{server.port}"], {}


def no_name_but_an_address(stage: Stage, world: World, stack: ExitStack) -> Place:
    server = stack.enter_context(Faulty(faults.truthful(world), stage.authority.server))
    return ["--sts-endpoint", f"127.0.0.1:{server.port}"], {"SSL_CERT_FILE": str(stage.authority.certificate)}


def another_name(stage: Stage, world: World, stack: ExitStack) -> Place:
    proxy = stack.enter_context(Faulty(faults.truthful(world), stage.authority.server))
    variables = {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(stage.authority.certificate)}
    return ["--sts-endpoint", "sts.example.com"], variables


def no_handshake(_: Stage, __: World, stack: ExitStack) -> Place:
    return ["--sts-endpoint", f"localhost:{stack.enter_context(Faulty(faults.silent)).port}"], {}


def proxy_that_answers(answer: Answer) -> Setting:
    """At once, where there should be a tunnel."""

    def place(_: Stage, __: World, stack: ExitStack) -> Place:
        return [], {"HTTPS_PROXY": stack.enter_context(Faulty(answer)).url}

    return place


PLACES: Dict[str, Tuple[Setting, str]] = {
    "no listener": (no_listener, "unreachable"),
    "no route": (no_route, "unreachable"),
    "no such name": (no_name, "unreachable"),
    "unknown authority": (unknown_authority, "certificate"),
    "authority of nobody": (only_roots_of_the_machine, "certificate"),
    "address for a name": (no_name_but_an_address, "certificate"),
    "another name": (another_name, "certificate"),
    "no handshake": (no_handshake, "timeout"),
    "no TLS": (proxy_that_answers(faults.sends(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 So\r\n\r\n")), "certificate"),
    "proxy that refuses": (proxy_that_answers(faults.says(Response(407))), "unreachable"),
    "proxy that redirects": (proxy_that_answers(faults.says(Response(302, headers={"Location": "http://127.0.0.1/"}))), "unreachable"),
    "silent proxy": (proxy_that_answers(faults.silent), "timeout"),
}


def run_place(paths: Paths, name: str, place: Tuple[Setting, str], stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-place-{name.replace(' ', '-')}")
    set_up, reason = place
    with ExitStack() as stack:
        options, variables = set_up(stage, world, stack)
        require_undetermined(Aklint(paths, world, [*options, "--verify-timeout", str(TIMEOUT)], variables), reason)
    if world.calls():
        raise Failed(f"asks who is not to be trusted: {world.calls()}")
    return []


def require_undetermined(aklint: Aklint, reason: str, code: Optional[str] = "", timeout: int = TIMEOUT) -> None:
    aklint.write("main.py", in_program(aklint.world.user))
    plain = aklint.check()
    for way in (ENVIRONMENT, CHECK):
        ran = aklint.ask(way, aklint.world.user)
        if ran.seconds > timeout + GRACE:
            raise ran.fail(f"takes longer than {timeout} s")
        found = verifications(ran, way)
        for each in found:
            told = each.pop("code", "")
            if each != {"status": "undetermined", "reason": reason} or code not in (None, told) or ODD in told:
                raise ran.fail(f"had to be undetermined, {reason} {code}, and is {each} {told}")
        if not found:
            raise ran.fail("says nothing of the key")
        if way == ENVIRONMENT:
            ran.require(2)
        else:
            require_unchanged(plain, ran)


def require_unchanged(plain: Ran, verified: Ran) -> None:
    findings: List[Dict[str, Any]] = verified.findings()
    for finding in findings:
        finding.get("secret", {}).pop("verification", None)
    if findings != plain.findings():
        raise verified.fail(f"other findings than without --verify, which says\n{plain.out}")
    verified.require(plain.status)


def run_throttled(paths: Paths, stage: Stage) -> List[Cell]:
    """What is waited in between counts too."""
    world = stage.world("verify-throttled")
    timeout = 2 * TIMEOUT
    with Faulty(faults.throttles(world, 1 << 20)) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", server.url, "--verify-timeout", str(timeout)])
        require_undetermined(aklint, "throttled", None, timeout)
        # It was asked about one key twice.
        if not 4 <= server.connections() <= 20:
            raise Failed(f"{server.connections()} connections are not some attempts")
    return []


def run_throttled_twice(paths: Paths, stage: Stage) -> List[Cell]:
    for status in (400, 429, 503):
        world = stage.world(f"verify-throttled-twice-{status}")
        with Faulty(faults.throttles(world, 2, status)) as server:
            aklint = Aklint(paths, world, ["--sts-endpoint", server.url, "--verify-timeout", str(PATIENT)])
            ran = aklint.ask(ENVIRONMENT, world.user)
            if [found["status"] for found in verifications(ran, ENVIRONMENT)] != ["active"] or server.connections() != 3:
                raise ran.fail(f"had to be active after three attempts, and not after {server.connections()}")
            nonces = {request.partition(b"x-acs-signature-nonce:")[2].partition(b"\r\n")[0] for request in server.received()}
            if len(nonces) != 3:
                raise ran.fail("each attempt needs a nonce of its own, or is one that was seen before")
    return []


def run_skipped(paths: Paths, stage: Stage) -> List[Cell]:
    """Who has no network is not to wait for each key."""
    for number, (place, reason) in enumerate([(no_listener, "unreachable"), (no_handshake, "timeout")]):
        world = stage.world(f"verify-skipped-{number}")
        keys = [world.keys.ram_user(f"user {number}") for number in range(MANY)]
        with ExitStack() as stack:
            options, _ = place(stage, world, stack)
            aklint = Aklint(paths, world, [*options, "--verify-timeout", str(TIMEOUT)])
            aklint.write("main.py", "".join(map(in_program, keys)))
            plain, ran = aklint.check(), aklint.check_verified()
        reasons = [found.get("reason", "") for found in verifications(ran, CHECK)]
        # Some may be under way when the third of them fails.
        tried = reasons.count(reason)
        if not 3 <= tried <= MANY // 2 or reasons.count("skipped") != MANY - tried:
            raise ran.fail(f"had to be left alone after three: {reasons}")
        if ran.seconds > MANY // 2 * TIMEOUT + GRACE:
            raise ran.fail("waits for each")
        require_unchanged(plain, ran)
    return []
