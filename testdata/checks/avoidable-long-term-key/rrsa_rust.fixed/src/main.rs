use opendal::services::Oss;

fn builder() -> Result<Oss, std::env::VarError> {
//               ^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=oidc-role-arn
    Ok(Oss::default())
}
