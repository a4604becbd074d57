import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredClient
from alibabacloud_credentials.models import Config as CredConfig
from flask import Flask

app = Flask(__name__)

credential = CredClient(CredConfig(type="ecs_ram_role", role_name="web")).get_credential()
config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss.credentials.StaticCredentialsProvider(
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    credential.access_key_id, credential.access_key_secret, credential.security_token
)
client = oss.Client(config)


@app.route("/files/<name>")
def file(name):
    return client.get_object(oss.GetObjectRequest(bucket="files", key=name)).body.read()
