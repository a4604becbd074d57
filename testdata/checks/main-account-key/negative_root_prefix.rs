use opendal::services::Oss;

pub fn builder(root: &str) -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .root(root)
        .bucket("b")
        .access_key_id(&std::env::var("OSS_ACCESS_KEY_ID")?)
        .access_key_secret(&std::env::var("OSS_ACCESS_KEY_SECRET")?))
}
