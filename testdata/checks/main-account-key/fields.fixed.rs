use opendal::services::Oss;

pub struct Settings {
    pub root_access_key_id: String,
    pub root_access_key_secret: String,
}

pub fn builder() -> Oss {
    Oss::default()
}
