use aliyun_oss_client::Client;

pub fn client() -> Client {
    Client::new_with_sts(
        "STS.aKL1ntMLM0ksV1aGIn9ZaFNHl",
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        "aKL1nt97G1RDCgnTbq6UMYnENGeFVCGIJUL4k3mk3cEa",
        "CAISaKL1ntog0vlFIwSvapvR2baUnDTfAxbND9QSuCazjwdDbKYJ9d99LX1UKHXLFVWXMBskNT0hVg6q9Om0nTPYOHn0PMxUvaEYiVkMPnBkzGs8y6Wte4",
        "https://oss-cn-hangzhou.aliyuncs.com",
    )
}
