import oss2
from alibabacloud_credentials.client import Client
from rest_framework.views import APIView

class Storage:
    def __init__(self):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")

    def put(self, n, d):
        self.bucket.put_object(n, d)

class Upload(APIView):
    def post(self, request):
        Storage().put(request.data["n"], request.data["d"])
