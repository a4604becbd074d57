use opendal::services::Oss;

pub struct Keys {
    pub id: String,
    pub secret: String,
    pub token: Option<String>,
}

pub fn builder(keys: &Keys, bucket: &str) -> Oss {
    let mut builder = Oss::default().bucket(bucket).access_key_id(&keys.id).access_key_secret(&keys.secret);
    if let Some(token) = &keys.token {
        builder = builder.security_token(token);
    }
    builder
}
