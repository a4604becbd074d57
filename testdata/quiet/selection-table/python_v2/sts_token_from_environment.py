"""A one-off job: OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and OSS_SESSION_TOKEN are exported before it starts."""

import alibabacloud_oss_v2 as oss


def main():
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
    config.region = "cn-hangzhou"
    for bucket in oss.Client(config).list_buckets(oss.ListBucketsRequest()).buckets:
        print(bucket.name)


if __name__ == "__main__":
    main()
