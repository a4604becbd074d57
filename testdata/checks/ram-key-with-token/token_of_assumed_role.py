import oss2
from alibabacloud_sts20150401.client import Client


def auth(sts: Client, request):
    creds = sts.assume_role(request).body.credentials
    return oss2.StsAuth("LTAIaKL1nt1iw8cE", "aKL1ntGYN8m1KvUyQxZir1XCkFz3S8", creds.security_token)
    #                    ^^^^^^^^^^^^^^^^ ram-key-with-token
