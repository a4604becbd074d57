use opendal::{Operator, services::Oss};

/// The environment, a pod's role or the instance's role: whatever is there.
fn keyless(bucket: &str) -> opendal::Result<Operator> {
    let builder = Oss::default().bucket(bucket).endpoint("https://oss-cn-hangzhou.aliyuncs.com");
    Ok(Operator::new(builder)?.finish())
}

fn from_environment(bucket: &str) -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .bucket(bucket)
        .access_key_id(&std::env::var("OSS_ACCESS_KEY_ID")?)
        .access_key_secret(&std::env::var("OSS_ACCESS_KEY_SECRET")?))
}

fn with_role(bucket: &str) -> Oss {
    Oss::default()
        .bucket(bucket)
        .role_arn("acs:ram::1234567890123456:role/reports-reader")
        .role_session_name("reports")
}

fn with_oidc(bucket: &str) -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .bucket(bucket)
        .role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .oidc_provider_arn(&std::env::var("ALIBABA_CLOUD_OIDC_PROVIDER_ARN")?)
        .oidc_token_file(&std::env::var("ALIBABA_CLOUD_OIDC_TOKEN_FILE")?))
}

fn main() {}
