import oss2


def handler(event, context):
    held = context.credentials
    auth = oss2.StsAuth(held.access_key_id, held.access_key_secret, held.security_token)
    return oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "reports").get_bucket_info().name
