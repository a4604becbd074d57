import oss2

from conf import access_key_id, access_key_secret

for param in (access_key_id, access_key_secret):
    assert "<" not in param, "fill in: " + param[:2]
bucket = oss2.Bucket(oss2.Auth(access_key_id, access_key_secret), "https://oss-cn-hangzhou.aliyuncs.com", "media")
