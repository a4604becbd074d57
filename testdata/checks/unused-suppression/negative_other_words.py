# aklint: ignored since 2024, see the wiki
# aklint: see the config
# noqa: aklint
import oss2
