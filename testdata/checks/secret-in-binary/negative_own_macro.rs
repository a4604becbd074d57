use opendal::services::Oss;

macro_rules! env_of {
    ($name:literal) => {
        std::env::var($name)
    };
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

fn oss() -> Oss {
    Oss::default().access_key_secret(&env("OSS_ACCESS_KEY_SECRET")).access_key_id(&env_of!("OSS_ACCESS_KEY_ID").unwrap())
}
