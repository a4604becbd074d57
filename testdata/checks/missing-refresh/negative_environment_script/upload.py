import sys

import alibabacloud_oss_v2 as oss


def main():
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
    config.region = "cn-hangzhou"
    client = oss.Client(config)
    client.put_object_from_file(oss.PutObjectRequest(bucket="photos", key="a"), sys.argv[1])


if __name__ == "__main__":
    main()
