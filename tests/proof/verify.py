"""That `--verify` says of a key what STS says of it. STS is a stand-in here, which accepts and refuses Alibaba Cloud's own client too."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any, Callable, Dict, List, NamedTuple

import verify_consent
import verify_faults
import verify_leaks
from cases import Case, Cell, Paths
from play import Failed, Stage
from standins import faults
from standins.door import Door
from standins.faults import Faulty
from standins.keys import Key, Keyring, made_up
from standins.world import ACCOUNT, HOUR, ROLE, World
from verifier import CHECK, ENVIRONMENT, STDIN, WAYS, Aklint, Ran, Verification, in_program, verifications

EXPOSURES = {"hardcoded-access-key", "hardcoded-sts-token"}
# Nobody can use such a key any more.
DEAD = {"disabled", "unknown", "expired-token"}
# What people pipe into aklint is not a program.
PIPED = {".csv", ".env", ".json"}
TRANSPORTS = ["http", "https", "proxy"]


class Outcome(NamedTuple):
    make: Callable[[World], Key]
    # STS's word for why not; the empty one for who is accepted.
    code: str
    verification: Verification


def active(type: str, **name: str) -> Verification:
    return {"status": "active", "identity": {"type": type, "account_id": ACCOUNT, **name}}


def skewed(world: World) -> Key:
    world.clock.move_to(world.clock.now() + HOUR)
    return world.user


def with_token_of_another(world: World) -> Key:
    return replace(world.issue(HOUR), token=world.issue(HOUR).token)


OUTCOMES: Dict[str, Outcome] = {
    "main account": Outcome(lambda world: world.main_account, "", active("main-account")),
    "RAM user": Outcome(lambda world: world.keys.ram_user("li.ming"), "", active("ram-user", name="li.ming")),
    "role": Outcome(lambda world: world.issue(HOUR, "nightly"), "", active("assumed-role", name=ROLE)),
    "disabled": Outcome(
        lambda world: world.keys.ram_user("retired", disabled=True), "InvalidAccessKeyId.Inactive", {"status": "disabled"}
    ),
    "deleted": Outcome(lambda _: Keyring().ram_user("deleted"), "InvalidAccessKeyId.NotFound", {"status": "unknown"}),
    "wrong secret": Outcome(
        lambda world: replace(world.user, secret=made_up("aKL1nt", 30, "other")), "SignatureDoesNotMatch", {"status": "wrong-secret"}
    ),
    "wrong secret of a role": Outcome(
        lambda world: replace(world.issue(HOUR), secret=made_up("aKL1nt", 44, "other")),
        "SignatureDoesNotMatch",
        {"status": "wrong-secret"},
    ),
    "no token": Outcome(lambda world: replace(world.issue(HOUR), token=None), "MissingSecurityToken", {"status": "token-missing"}),
    "expired": Outcome(
        lambda world: world.keys.issue(world.clock.now() - 1), "InvalidSecurityToken.Expired", {"status": "expired-token"}
    ),
    "another's token": Outcome(
        with_token_of_another,
        "InvalidSecurityToken.MismatchWithAccessKey",
        {"status": "undetermined", "reason": "unexpected-answer", "code": "InvalidSecurityToken.MismatchWithAccessKey"},
    ),
    "another time": Outcome(skewed, "InvalidTimeStamp.Expired", {"status": "undetermined", "reason": "clock-skew"}),
}


def cases(paths: Paths) -> List[Case]:
    found = [Case("verify", f"client {name}", partial(run_client, name, outcome)) for name, outcome in OUTCOMES.items()]
    for name, outcome in OUTCOMES.items():
        for transport in TRANSPORTS:
            found.append(Case("verify", f"aklint {name} {transport}", partial(run, paths, name, outcome, transport)))
    found.append(Case("verify", "folder of roots", partial(run_folder, paths)))
    found += [Case("verify", f"calls {name}", partial(run_calls, paths, name, calls)) for name, calls in CALLS.items()]
    return [*found, *verify_faults.cases(paths), *verify_leaks.cases(paths), *verify_consent.cases(paths)]


def run_client(name: str, outcome: Outcome, stage: Stage) -> List[Cell]:
    # Loaded late: it takes a second, and most runs do without.
    from alibabacloud_sts20150401.client import Client
    from alibabacloud_tea_openapi.models import Config
    from darabonba.exceptions import DaraException

    world = stage.world(f"verify-client-{name.replace(' ', '-')}")
    key = outcome.make(world)
    with Door(world, stage.authority) as door:
        place = {"endpoint": door.url.partition("//")[2], "protocol": "http", "no_proxy": "127.0.0.1"}
        client = Client(Config(access_key_id=key.id, access_key_secret=key.secret, security_token=key.token, **place))
        said: Dict[str, Any] = {}
        try:
            said = client.get_caller_identity().body.to_map()
            code = ""
        except DaraException as refused:
            code = str(refused.code)
    if code != outcome.code:
        raise Failed(f"{code or 'accepted'}, where it had to be {outcome.code or 'accepted'}: {world.calls()}")
    identity = outcome.verification.get("identity")
    if identity:
        account, arn = said["AccountId"], said["Arn"]
        ends = {"main-account": "root", "ram-user": f"user/{key.name}", "assumed-role": f"assumed-role/{ROLE}/{key.name}"}
        if account != identity["account_id"] or arn != f"acs:ram::{account}:{ends[identity['type']]}":
            raise Failed(f"another identity: {said}")
    return []


def run(paths: Paths, name: str, outcome: Outcome, transport: str, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-{name.replace(' ', '-')}-{transport}")
    key = outcome.make(world)
    with ExitStack() as stack:
        aklint = Aklint(paths, world, *reach(stage, world, transport, stack))
        aklint.write("main.py", in_program(key))
        for way in WAYS:
            before = len(world.calls())
            ran = aklint.ask(way, key)
            found = verifications(ran, way)
            for each in found:
                # Where aklint has a word of its own, it may tell STS's too.
                if "code" not in outcome.verification and each.get("code") == outcome.code:
                    del each["code"]
            if not found or any(each != outcome.verification for each in found):
                raise ran.fail(f"had to be {outcome.verification}, and is {found}")
            calls = world.calls()[before:]
            if [(call.service, call.action, call.id, call.code) for call in calls] != [("sts", "GetCallerIdentity", key.id, outcome.code)]:
                raise ran.fail(f"there had to be one call: {calls}")
            if way == CHECK:
                judge(aklint.check(), ran, outcome.verification)
            else:
                ran.require({"active": 0, "undetermined": 2}.get(outcome.verification["status"], 1))
    return []


def reach(stage: Stage, world: World, transport: str, stack: ExitStack) -> Any:
    """The options and variables with which aklint finds this world's STS."""
    trust = {"SSL_CERT_FILE": str(stage.authority.certificate)}
    if transport == "https":
        server = stack.enter_context(Faulty(faults.truthful(world), stage.authority.server))
        return ["--sts-endpoint", f"https://localhost:{server.port}"], trust
    door = stack.enter_context(Door(world, stage.authority))
    if transport == "http":
        return ["--sts-endpoint", door.url], {}
    # By its real name, for which only the proxy answers.
    return [], {**trust, "HTTPS_PROXY": door.url}


def run_folder(paths: Paths, stage: Stage) -> List[Cell]:
    """As OpenSSL has it: each root in a file that is named by a number of its own."""
    world = stage.world("verify-folder")
    folder = world.folder / "roots"
    folder.mkdir()
    (folder / "0a0b0c0d.0").write_bytes(stage.authority.certificate.read_bytes())
    with Faulty(faults.truthful(world), stage.authority.server) as server:
        aklint = Aklint(paths, world, ["--sts-endpoint", f"localhost:{server.port}"], {"SSL_CERT_DIR": str(folder)})
        ran = aklint.ask(ENVIRONMENT, world.user)
    if [found["status"] for found in verifications(ran, ENVIRONMENT)] != ["active"]:
        raise ran.fail("had to be active")
    return []


def judge(plain: Ran, verified: Ran, verification: Verification) -> None:
    """What being verified does to the findings."""
    for finding in plain.findings():
        if "verification" in (finding.get("secret") or {}):
            raise plain.fail("nobody asked for a verification")
    status, identity = verification["status"], verification.get("identity", {})
    exposures = [finding for finding in verified.findings() if finding["rule"] in EXPOSURES]
    before = [finding for finding in plain.findings() if finding["rule"] in EXPOSURES]
    if not before or len(exposures) != len(before):
        raise verified.fail("not the exposures that there are without --verify")
    for old, new in zip(before, exposures):
        if new["severity"] != ("warning" if status in DEAD else old["severity"]):
            raise verified.fail(f"another severity, {new['severity']}, for {status}")
        if status in DEAD and new["help"] == old["help"]:
            raise verified.fail("the help does not say why it is a warning")
    named = [(each["severity"], each["confidence"]) for each in verified.findings() if each["rule"] == "main-account-key"]
    if named != ([("error", "high")] if identity.get("type") == "main-account" else []):
        raise verified.fail(f"main-account-key: {named}")
    verified.require(plain.status)


class Calls(NamedTuple):
    write: Callable[[Aklint, World], None]
    # As many as there must be calls.
    keys: Callable[[World], List[Key]]


def in_three_files(aklint: Aklint, world: World) -> None:
    aklint.write("main.py", in_program(world.user))
    aklint.write("other.py", f'import os\n\nos.environ["OSS_ACCESS_KEY_ID"] = "{world.user.id}"\n{in_program(world.user)}')
    aklint.write("production.env", in_variables("", world.user))


def in_one_program(aklint: Aklint, world: World) -> None:
    aklint.write("main.py", in_program(world.user) + in_program(world.main_account))


def in_one_file(aklint: Aklint, world: World) -> None:
    aklint.write("production.env", in_variables("READER_", world.user) + in_variables("WRITER_", world.main_account))


def from_console(aklint: Aklint, world: World) -> None:
    aklint.write("AccessKey.csv", f"AccessKey ID,AccessKey Secret\n{world.user.id},{world.user.secret}\n")


def with_former_secret(aklint: Aklint, world: World) -> None:
    aklint.write("main.py", in_program(world.user) + in_program(former(world)))


def with_token(aklint: Aklint, world: World) -> None:
    aklint.write("sts.json", world.sts_file.read_text(encoding="utf-8"))


def former(world: World) -> Key:
    return replace(world.user, secret=made_up("aKL1nt", 30, "former"))


def in_variables(prefix: str, key: Key) -> str:
    return f"{prefix}ACCESS_KEY_ID={key.id}\n{prefix}ACCESS_KEY_SECRET={key.secret}\n"


CALLS = {
    "one key in three files": Calls(in_three_files, lambda world: [world.user]),
    "two keys in a program": Calls(in_one_program, lambda world: [world.user, world.main_account]),
    "two keys in a file": Calls(in_one_file, lambda world: [world.user, world.main_account]),
    "a file of the console": Calls(from_console, lambda world: [world.user]),
    "two secrets of one ID": Calls(with_former_secret, lambda world: [world.user, former(world)]),
    "a key with its token": Calls(with_token, lambda world: [world.handed_over]),
}


def run_calls(paths: Paths, name: str, calls: Calls, stage: Stage) -> List[Cell]:
    world = stage.world(f"verify-calls-{name.replace(' ', '-')}")
    expected = sorted(key.id for key in calls.keys(world))
    with ExitStack() as stack:
        aklint = Aklint(paths, world, *reach(stage, world, "http", stack))
        calls.write(aklint, world)
        ran = aklint.check_verified()
        verifications(ran, CHECK)
        require_calls(ran, world, expected)
        for path in aklint.folder.iterdir():
            if path.suffix in PIPED:
                text = path.read_text(encoding="utf-8")
                ran = aklint.run("verify", STDIN, "--isolated", "--format", "json", *aklint.options, stdin=text)
                if len(verifications(ran, STDIN)) != len(expected):
                    raise ran.fail(f"there had to be {len(expected)} keys")
                expected += expected
                require_calls(ran, world, sorted(expected))
    return []


def require_calls(ran: Ran, world: World, ids: List[str]) -> None:
    seen = sorted(call.id for call in world.calls("sts"))
    if seen != ids or any(call.token != ("right" if call.id.startswith("STS.") else "none") for call in world.calls("sts")):
        raise ran.fail(f"the calls had to be of {ids}: {world.calls('sts')}")
