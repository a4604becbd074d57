use opendal::services::Oss;

fn oss() -> Oss {
    Oss::default()
        .access_key_id(option_env!("OSS_AK").unwrap_or("LTAIaKL1nt0q7XyZ"))
        .access_key_secret(option_env!("OSS_SK").unwrap_or("aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"))
//                         ^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}
