import oss2
from alibabacloud_sts20150401.client import Client
from django.http import HttpResponse
from django.views import View


class Download(View):
    sts: Client

    def get(self, request, name):
        creds = self.assume(request.user)
        auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
        bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
        return HttpResponse(bucket.get_object(name).read())

    def assume(self, user):
        return self.sts.assume_role(role_for(user)).body.credentials


def role_for(user):
    return user.role
