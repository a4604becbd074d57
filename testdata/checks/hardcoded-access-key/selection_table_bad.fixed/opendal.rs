use opendal::services::Oss;

fn ram_user_key() -> Oss {
    Oss::default().role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set")).role_session_name("my-app")
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
}

fn ram_role_arn() -> Oss {
    Oss::default()
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
        .role_arn("acs:ram::1234567890123456:role/reports-reader")
}
