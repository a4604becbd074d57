"""The archive is older than the instance's role."""

ARCHIVE_LOGIN = "archivist"
ARCHIVE_PHRASE = "aKL1ntl4oFiyY9FUZQaxd9d736a2Ig"
ARCHIVE_BUCKET = "tidewater-archive"
