use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().role_arn("acs:ram::1234567890123456:role/reports-reader").role_session_name("demo")
}
