use aliyun_oss_rust_sdk::oss::OSS;

/// The key that data keys are wrapped with.
const MASTER_KEY_ID: &str = "kms-3f2a";

pub fn connect() -> Result<OSS, std::env::VarError> {
    let id = std::env::var("OSS_ACCESS_KEY_ID")?;
    let secret = std::env::var("OSS_ACCESS_KEY_SECRET")?;
    Ok(OSS::new(id, secret, "oss-cn-hangzhou.aliyuncs.com".to_string(), MASTER_KEY_ID.to_string()))
}
