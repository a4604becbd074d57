use opendal::services::Oss;

pub struct Settings {
    pub root_access_key_id: String,
    pub root_access_key_secret: String,
}

pub fn builder() -> Oss {
    let settings = Settings {
        root_access_key_id: "LTAIaKL1nt9mwndL".to_string(),
        root_access_key_secret: "aKL1ntp0WYCia8dWwqQGsszbNY6Rcf".to_string(),
    };
    Oss::default().access_key_id(&settings.root_access_key_id).access_key_secret(&settings.root_access_key_secret)
}
