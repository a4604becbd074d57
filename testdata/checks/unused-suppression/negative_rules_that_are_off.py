import oss2

auth = oss2.Auth(ak, sk)  # aklint: ignore[missing-refresh] not switched on in this run
