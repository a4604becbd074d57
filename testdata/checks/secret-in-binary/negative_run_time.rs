use opendal::services::Oss;
use std::env;

fn oss() -> Result<Oss, Box<dyn std::error::Error>> {
    let secret = env::var("OSS_ACCESS_KEY_SECRET")?;
    let id = std::env::var("OSS_ACCESS_KEY_ID").unwrap_or_default();
    let text = std::fs::read_to_string("/run/secrets/ak.txt")?;
    dotenvy::dotenv().ok();
    Ok(Oss::default().access_key_id(&id).access_key_secret(&secret).security_token(text.trim()))
}
