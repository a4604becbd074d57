import oss2

from ledger.vault import OWNER, WORD


def book(year):
    bucket = oss2.Bucket(oss2.Auth(OWNER, WORD), "https://oss-cn-hangzhou.aliyuncs.com", "ledger")
    return bucket.get_object(f"{year}.csv").read()
