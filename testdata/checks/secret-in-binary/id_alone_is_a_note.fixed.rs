use opendal::services::Oss;

fn oss() -> Oss {
    Oss::default()
        .access_key_id(&std::env::var("OSS_AK").unwrap_or_else(|_| "LTAIaKL1nt0q7XyZ".to_string()))
//                     ^^^^^^^^^^^^^^^^^^^^^ secret-in-binary note
        .access_key_secret(&std::env::var("OSS_SK").unwrap())
}
