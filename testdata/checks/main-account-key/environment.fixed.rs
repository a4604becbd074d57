use opendal::services::Oss;

pub fn builder() -> Result<Oss, std::env::VarError> {
    Ok(Oss::default()
        .bucket("b"))
}
