import alibabacloud_oss_v2 as oss

config = oss.config.load_default()
config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
config.region = "cn-hangzhou"
client = oss.Client(config)


def put(key, body):
    client.put_object(oss.PutObjectRequest(bucket="photos", key=key, body=body))
