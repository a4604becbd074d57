import alibabacloud_oss_v2 as oss


def handler(event, context):
    creds = context.credentials

    def get():
        return oss.credentials.Credentials(creds.access_key_id, creds.access_key_secret, creds.security_token)

    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=get)
    return oss.Client(config).get_object(oss.GetObjectRequest(bucket="b", key="k")).body.read()
