use ali_oss_rs::ClientBuilder;

fn main() {
    let client = ClientBuilder::new(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"), &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"), "oss-cn-hangzhou.aliyuncs.com").build();
    drop(client);
}
