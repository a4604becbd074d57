import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from fastapi import FastAPI


class Files:
    def __init__(self, sts: StsClient, role: str):
        answer = sts.assume_role(AssumeRoleRequest(role_arn=role, role_session_name="files"))
        creds = answer.body.credentials
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss.credentials.StaticCredentialsProvider(
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            creds.access_key_id, creds.access_key_secret, creds.security_token
        )
        self.client = oss.Client(config)

    def read(self, key):
        return self.client.get_object(oss.GetObjectRequest(bucket="files", key=key)).body.read()


app = FastAPI()
files = Files(StsClient.from_env() if hasattr(StsClient, "from_env") else None, "acs:ram::1203948571620394:role/files")


@app.get("/files/{key}")
def read(key: str):
    return files.read(key)
