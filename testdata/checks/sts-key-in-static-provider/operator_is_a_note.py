import oss2
from airflow.models import BaseOperator
from alibabacloud_credentials.client import Client

class Upload(BaseOperator):
    def execute(self, context):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        self.bucket.put_object("a", b"")
