use aliyun_oss_client::Client;

pub fn client() -> Client {
    Client::new_with_sts(
        &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"),
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"),
        &std::env::var("ALIBABA_CLOUD_SECURITY_TOKEN").expect("ALIBABA_CLOUD_SECURITY_TOKEN is set"),
        "https://oss-cn-hangzhou.aliyuncs.com",
    )
}
