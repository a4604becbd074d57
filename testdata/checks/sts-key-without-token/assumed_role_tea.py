import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401.client import Client


def provider(sts: Client, request):
    creds = sts.assume_role(request).body.credentials
    #       ^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    return oss.credentials.StaticCredentialsProvider(creds.access_key_id, creds.access_key_secret)
