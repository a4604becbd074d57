import alibabacloud_oss_v2 as oss


def main():
    def get_credentials_wrapper():
        return oss.credentials.Credentials(access_key_id="LTAIaKL1ntU5oDM6", access_key_secret="aKL1ntVrDpF7Q20zWp5S2hz74k0UWs")
#                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    cfg = oss.config.load_default()
    cfg.region = "cn-hangzhou"
    cfg.credentials_provider = oss.credentials.CredentialsProviderFunc(func=get_credentials_wrapper)
    client = oss.Client(cfg)
    print(client.list_buckets())


if __name__ == "__main__":
    main()
