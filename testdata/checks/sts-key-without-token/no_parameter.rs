use aliyun_oss_rust_sdk::oss::OSS;

pub fn connect(secret: &str) -> OSS {
    OSS::new("STS.aKL1nt1yWGsS5zWz8mMxObS7M", secret, "oss-cn-hangzhou.aliyuncs.com", "b")
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
}
