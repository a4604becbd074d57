"""Keys that are made up, numbered, and easy to see: nothing in here was ever valid."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from typing import Dict, Optional

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"


def made_up(prefix: str, length: int, seed: str) -> str:
    """Letters and digits that look random and are the same in each run."""
    digest = int.from_bytes(hashlib.shake_256(seed.encode()).digest(length), "big")
    letters = []
    for _ in range(length - len(prefix)):
        digest, letter = divmod(digest, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return prefix + "".join(letters)


@dataclass(frozen=True)
class Key:
    """What the server knows of an AccessKey pair. A temporary one has a token, and a time after which it is refused."""

    id: str
    secret: str
    token: Optional[str] = None
    expires: Optional[float] = None
    # Of the main account, which may not assume roles.
    main_account: bool = False
    # The RAM user's, or that of the session.
    name: str = "proof"
    disabled: bool = False

    @property
    def temporary(self) -> bool:
        return self.token is not None


class Keyring:
    """All keys that there are. Each that it issues has a new number, which its id shows."""

    def __init__(self) -> None:
        self._keys: Dict[str, Key] = {}
        self._lock = threading.Lock()
        self._issued = 0

    def add(self, key: Key) -> Key:
        with self._lock:
            self._keys[key.id] = key
        return key

    def find(self, id: str) -> Optional[Key]:
        with self._lock:
            return self._keys.get(id)

    def last_expiry(self) -> float:
        with self._lock:
            return max(key.expires for key in self._keys.values() if key.expires is not None)

    def issue(self, expires: float, session: str = "proof") -> Key:
        with self._lock:
            self._issued += 1
            number = f"{self._issued:03}"
        return self.add(
            Key(
                id=made_up(f"STS.aKL1nt{number}", 29, f"id {number}"),
                secret=made_up(f"aKL1nt{number}", 44, f"secret {number}"),
                # Those of Alibaba Cloud are as long, and known by that.
                token=made_up(f"CAISaKL1nt{number}", 400, f"token {number}"),
                expires=expires,
                name=session,
            )
        )

    def ram_user(self, name: str, main_account: bool = False, disabled: bool = False) -> Key:
        """A long-term key, the same for the same name."""
        id, secret = made_up("LTAIaKL1nt", 24, f"id {name}"), made_up("aKL1nt", 30, f"secret {name}")
        return self.add(Key(id, secret, main_account=main_account, name=name, disabled=disabled))
