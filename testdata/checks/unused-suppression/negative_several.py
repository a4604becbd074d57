# noqa  # aklint: ignore[missing-refresh, sts-key-without-token] neither is on here
import oss2
