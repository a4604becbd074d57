"""One world a program: its time, its keys, its bucket, and a journal of what was asked of it."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

from .clock import Clock
from .keys import Key, Keyring, made_up

REGION = "cn-hangzhou"
ENDPOINT = f"https://oss-{REGION}.aliyuncs.com"
BUCKET = "aklint-proof"
ACCOUNT = "1000000000000001"
ROLE = "proof-role"
ROLE_ARN = f"acs:ram::{ACCOUNT}:role/{ROLE}"
OIDC_PROVIDER_ARN = f"acs:ram::{ACCOUNT}:oidc-provider/ack-rrsa-proof"
# Answered by the proxy alone; there is no such host.
CREDENTIALS_URI = "http://credentials.internal/v1/token"
HOUR = 3600


class Call(NamedTuple):
    """A request, and how a service judged it."""

    service: str
    action: str
    # The key that signed, whether the server knows it or not.
    id: str = ""
    # `none`, `right`, or `wrong` when it belongs to no key or to another.
    token: str = "none"
    # How it is signed: `v1`, `v2`, `v4` for OSS, `rpc`, `acs3` for STS.
    signature: str = ""
    status: int = 200
    # The server's word for why not.
    code: str = ""

    @property
    def accepted(self) -> bool:
        return self.status < 400


class World:
    """`clock` is the library that `clock.build` made. `lifetime`, if given, is that of every temporary key, whatever a program asks."""

    def __init__(self, folder: Path, clock: Path, lifetime: Optional[int] = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.lifetime = lifetime
        self.clock = Clock(folder / "clock", clock)
        self.keys = Keyring()
        self.objects: Dict[str, bytes] = {"index.html": b"<p>proof</p>\n"}
        self.user = self.keys.ram_user("user")
        self.main_account = self.keys.ram_user("main account", main_account=True)
        # As a kubelet writes it into the pod.
        self.oidc_token_file = folder / "oidc-token"
        # As a sidecar, or whoever may assume the role, hands keys over to a program that may not.
        self.sts_file = folder / "sts.json"
        self._journal: List[Call] = []
        self._lock = threading.Lock()
        self._oidc_tokens = 0
        self._hand_over()

    def environment(self) -> Dict[str, str]:
        """What a program finds wherever it runs: no keys."""
        path = os.environ.get("PATH", os.defpath)
        place = {"OSS_REGION": REGION, "OSS_ENDPOINT": ENDPOINT, "OSS_BUCKET": BUCKET}
        return {"PATH": path, "HOME": str(self.folder), "LANG": "C.UTF-8", "TZ": "UTC", **place, **self.clock.environment()}

    def issue(self, seconds: int, session: str = "proof") -> Key:
        return self.keys.issue(self.clock.now() + (self.lifetime or seconds), session)

    def pass_expiry(self) -> None:
        """Moves on to when all temporary keys that there are have expired, and does what others do meanwhile."""
        self.clock.move_to(self.keys.last_expiry())
        self._hand_over()

    def _hand_over(self) -> None:
        with self._lock:
            self._oidc_tokens += 1
            self.oidc_token = made_up(f"aKL1nt.oidc.{self._oidc_tokens}.", 60, f"oidc {self._oidc_tokens}")
        write(self.oidc_token_file, self.oidc_token)
        self.handed_over = self.issue(HOUR)
        write(self.sts_file, json.dumps(document(self.handed_over)))

    def record(self, call: Call) -> None:
        with self._lock:
            self._journal.append(call)

    def calls(self, service: str = "") -> List[Call]:
        with self._lock:
            return [call for call in self._journal if service in ("", call.service)]


def document(key: Key) -> Dict[str, str]:
    """A temporary key as the services of Alibaba Cloud write it."""
    expires = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(key.expires))
    pair = {"AccessKeyId": key.id, "AccessKeySecret": key.secret}
    return {**pair, "SecurityToken": key.token or "", "Expiration": expires}


def write(path: Path, text: str) -> None:
    """At once: who reads meanwhile sees the old text or the new."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
