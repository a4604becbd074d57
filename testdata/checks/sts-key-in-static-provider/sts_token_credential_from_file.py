import json

from aliyunsdkcore.auth.credentials import StsTokenCredential
from aliyunsdkcore.client import AcsClient


class Notifier:
    def __init__(self, path):
        with open(path) as file:
            saved = json.load(file)
        credential = StsTokenCredential(saved["id"], saved["secret"], saved["token"])
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        self.client = AcsClient(region_id="cn-hangzhou", credential=credential)

    def send(self, request):
        return self.client.do_action_with_exception(request)
