use opendal::services::Oss;

fn oss() -> Oss {
    Oss::default()
        .access_key_id(option_env!("OSS_AK").unwrap_or("LTAIaKL1nt0q7XyZ"))
//                     ^^^^^^^^^^^^^^^^^^^^^ secret-in-binary note
        .access_key_secret(&std::env::var("OSS_SK").unwrap())
}
