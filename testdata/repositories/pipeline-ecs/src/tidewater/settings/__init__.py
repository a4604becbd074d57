from .config import CONFIG
from .stores import ARCHIVE_LOGIN, ARCHIVE_PHRASE

__all__ = ["ARCHIVE_LOGIN", "ARCHIVE_PHRASE", "CONFIG"]
