import oss2
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest


class Archive:
    def __init__(self, sts: StsClient, role_arn, bucket):
        answer = sts.assume_role(AssumeRoleRequest(role_arn=role_arn, role_session_name="archive"))
        creds = answer.body.credentials
        auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        self.bucket = oss2.Bucket(auth, "https://oss-cn-beijing.aliyuncs.com", bucket)

    def put(self, name, data):
        self.bucket.put_object(name, data)
