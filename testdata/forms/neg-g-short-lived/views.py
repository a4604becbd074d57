import oss2
from alibabacloud_credentials.client import Client
from django.http import HttpResponse

client = Client()


def picture(request, name):
    cred = client.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "website")
    return HttpResponse(bucket.get_object(name).read(), content_type="image/png")
