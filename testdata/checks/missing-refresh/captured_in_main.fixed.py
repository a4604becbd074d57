import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def main():
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get():
        cred = Client().get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=get)
    client = oss.Client(config)
    while True:
        client.put_object(oss.PutObjectRequest(bucket="beats", key="last"))
        time.sleep(60)


if __name__ == "__main__":
    main()
