use opendal::services::Oss;

fn builder() -> Result<Oss, std::env::VarError> {
    let secret = std::env::var("OSS_SK")?;
//               ^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=oidc-role-arn
    Ok(Oss::default().access_key_id(&std::env::var("OSS_AK")?).access_key_secret(&secret))
}
