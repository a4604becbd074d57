use opendal::services::Oss;

pub fn builder() -> Oss {
    Oss::default()
        .role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set"))
        .role_session_name("my-app")
}
