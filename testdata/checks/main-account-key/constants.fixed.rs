use aliyun_oss_rust_sdk::oss::OSS;

fn main() {
    let oss = OSS::new(std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set").as_str(), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set").as_str(), "oss-cn-hangzhou.aliyuncs.com", "b");
    drop(oss);
}
