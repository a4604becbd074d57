use ali_oss_rs::ClientBuilder;

fn main() {
    let client = ClientBuilder::new(
        &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"),
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"),
        "oss-cn-beijing.aliyuncs.com",
    )
    .region("cn-beijing")
    .sts_token(&std::env::var("ALIBABA_CLOUD_SECURITY_TOKEN").expect("ALIBABA_CLOUD_SECURITY_TOKEN is set"))
    .build();
    drop(client);
}
