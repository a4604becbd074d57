import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from flask import Flask

app = Flask(__name__)
credentials = Client()


@app.route("/download/<name>")
def download(name):
    cred = credentials.get_credential()
    provider = oss.credentials.CredentialsProviderFunc(
        lambda: oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)
    )
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = provider
    return oss.Client(config).get_object(oss.GetObjectRequest(bucket="b", key=name)).body.read()
