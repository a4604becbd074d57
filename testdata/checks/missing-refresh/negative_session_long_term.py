"""The configuration service knows a RAM user's key, which does not end."""
import alibabacloud_oss_v2 as oss
import requests

settings = requests.Session().get("https://config.internal.example.com/oss").json()


def provide():
    return oss.credentials.Credentials(settings["id"], settings["secret"])


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(provide)
