"""Counts the photos of a day, every night."""

import os

import oss2

auth = oss2.Auth(os.environ["ROOT_ACCESS_KEY_ID"], os.environ["ROOT_ACCESS_KEY_SECRET"])
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "photos")


def count(day: str) -> int:
    return sum(1 for _ in oss2.ObjectIterator(bucket, prefix=f"{day}/"))


if __name__ == "__main__":
    print(count(os.environ["DAY"]))
