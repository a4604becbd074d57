use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().bucket("reports").role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set")).role_session_name(&std::env::var("ALIBABA_CLOUD_ROLE_SESSION_NAME").expect("ALIBABA_CLOUD_ROLE_SESSION_NAME is set"))
//                                             ^^^^^^^^^^ placeholder-in-role-config
//                                                                             ^^^^^^^^^^^^^^ placeholder-in-role-config
}
