"""Storage of the shop."""

from .keys import PASSPHRASE, PRINCIPAL
from .limits import MOST

__all__ = ["MOST", "PASSPHRASE", "PRINCIPAL"]
