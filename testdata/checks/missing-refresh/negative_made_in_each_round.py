import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def main():
    client = Client()
    while True:
        cred = client.get_credential()
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss.credentials.CredentialsProviderFunc(
            lambda: oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)
        )
        oss.Client(config).put_object(oss.PutObjectRequest(bucket="b", key="alive"))
        time.sleep(60)


if __name__ == "__main__":
    main()
