import oss2

COMMIT = "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"
ETAG = "5B3C1A2E053D763E1B002CC607C5A0FE"
REQUEST_ID = "5C06A3B67B8B5A3DA422299D"
DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ACTION = "DescribeInstanceHistoryEventsX"
KEY_PATTERN = r"LTAI[0-9A-Za-z]{20}"
MODULE = "STS.assume_role"
VERSION_ID = "CAEQNhiBgMDJgZCA0BYiIDc4MGZjZGI2OTBjOTRmNTE5NmU5NmFhZjhjYmY0"


def stat(bucket: oss2.Bucket, name):
    return bucket.head_object(name, params={"versionId": VERSION_ID})
