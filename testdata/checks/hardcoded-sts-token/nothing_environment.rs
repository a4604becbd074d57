use opendal::services::Oss;

fn builder() -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .access_key_id(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID")?)
        .access_key_secret(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?)
        .security_token(&std::env::var("ALIBABA_CLOUD_SECURITY_TOKEN")?))
}
