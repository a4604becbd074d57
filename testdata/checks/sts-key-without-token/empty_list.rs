use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

pub fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new(
        "STS.aKL1ntWHNAn5AwdDHlzBL82Cu",
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        "aKL1nt69hCIYXEn3ZWmjMgg0EsTV1sXcpcpBvWQhJIzp",
        &[],
    )
}
