use opendal::services::Oss;

fn oss() -> Oss {
    Oss::default()
        .access_key_id(&std::env::var("OSS_AK").unwrap_or_else(|_| "LTAIaKL1nt0q7XyZ".to_string()))
        .access_key_secret(&std::env::var("OSS_SK").unwrap_or_else(|_| "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U".to_string()))
//                         ^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}
