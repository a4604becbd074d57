import oss2


def make_bucket(sts_client, request, name):
    creds = sts_client.assume_role(request).body.credentials
    auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
