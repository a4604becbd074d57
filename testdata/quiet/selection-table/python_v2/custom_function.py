import alibabacloud_oss_v2 as oss

from vault import read_secret


def fetch():
    held = read_secret("oss/reports")
    return oss.credentials.Credentials(held["id"], held["secret"])


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=fetch)
client = oss.Client(config)
