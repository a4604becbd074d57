use opendal::services::Oss;

pub fn builder() -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .bucket("b")
        .access_key_id(&std::env::var("MAIN_ACCOUNT_AK")?)
        .access_key_secret(&std::env::var("MAIN_ACCOUNT_SK")?))
}
