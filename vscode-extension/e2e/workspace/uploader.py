"""Uploads photos."""

import oss2

from settings import ACCESS_KEY_ID, ACCESS_KEY_SECRET, BUCKET, LABEL

auth = oss2.Auth(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", BUCKET)


def upload(name: str, photo: bytes) -> None:
    print(f"{LABEL}: {name}")
    bucket.put_object(name, photo)
