import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from flask import Flask

app = Flask(__name__)


def get_credentials():
    cred = Client().get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


#      ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh


@app.route("/files/<name>")
def file(name):
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(get_credentials)
    return oss.Client(config).get_object(oss.GetObjectRequest(bucket="b", key=name)).body.read()
