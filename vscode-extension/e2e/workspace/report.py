"""Counts the photos of a day, every night."""

import oss2

auth = oss2.Auth("LTAIaKL1nt3Rt6Yp", "aKL1ntH8sD2kF5wQ9zX4vB7nM3cJ6t")
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "photos")


def count(day: str) -> int:
    return sum(1 for _ in oss2.ObjectIterator(bucket, prefix=f"{day}/"))
