use opendal::services::Oss;

/// Never use the main account's AccessKey (主账号AccessKey) here: create a RAM user.
pub fn builder(id: &str, secret: &str) -> Oss {
    Oss::default().bucket("b").access_key_id(id).access_key_secret(secret)
}
