import alibabacloud_oss_v2 as oss
import requests

session = requests.Session()
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh


def provide():
    answer = session.get("https://sts.internal.example.com/token", timeout=5).json()
    return oss.credentials.Credentials(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(provide)
client = oss.Client(config)


def get(name):
    return client.get_object(oss.GetObjectRequest("files", name))
