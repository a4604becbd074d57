import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider(
    access_key_id="STS.aKL1ntyAYdDqm5ih5P5cb6Zri",
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    access_key_secret="aKL1ntCqb68ye1I7vYmVVf43Q9qFqX96Kk7mAqarLeAr",
    security_token=None,
)
