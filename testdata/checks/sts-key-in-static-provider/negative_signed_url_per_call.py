import oss2
from alibabacloud_credentials.client import Client
from django.http import HttpResponseRedirect

credentials = Client()


def signed(name, seconds=600):
    def sign():
        cred = credentials.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files").sign_url("GET", name, seconds)

    return sign()


def download(request, name):
    return HttpResponseRedirect(signed(name))
