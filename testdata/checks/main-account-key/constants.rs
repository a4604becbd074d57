use aliyun_oss_rust_sdk::oss::OSS;

const ROOT_AK: &str = "LTAIaKL1ntuX15FP";
const ROOT_SK: &str = "aKL1ntHJJt1FcNKBQ46FarFd62AfrC";

fn main() {
    let oss = OSS::new(ROOT_AK, ROOT_SK, "oss-cn-hangzhou.aliyuncs.com", "b");
    drop(oss);
}
