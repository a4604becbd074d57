import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredClient
from alibabacloud_credentials.models import Config as CredConfig
from flask import Flask


def oss_credentials_provider():
    credential_client = CredClient(CredConfig(type="ecs_ram_role", role_name="web"))

    def get_credentials() -> oss.credentials.Credentials:
        credential = credential_client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )

    return oss.credentials.CredentialsProviderFunc(get_credentials)


app = Flask(__name__)

config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss_credentials_provider()
client = oss.Client(config)


@app.route("/files/<name>")
def file(name):
    return client.get_object(oss.GetObjectRequest(bucket="files", key=name)).body.read()
