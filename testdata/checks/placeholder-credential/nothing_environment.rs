use opendal::services::Oss;

fn builder() -> Result<Oss, std::env::VarError> {
    Ok(Oss::default().access_key_id(&std::env::var("OSS_AK")?).access_key_secret(&std::env::var("OSS_SK")?))
}
