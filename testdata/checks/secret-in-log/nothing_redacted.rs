use reqsign_aliyun_oss::{Credential, StaticCredentialProvider};
use secrecy::{ExposeSecret, SecretString};

struct Settings {
    id: String,
    secret: SecretString,
}

fn show(settings: &Settings, credential: &Credential) {
    let provider = StaticCredentialProvider::new(&settings.id, settings.secret.expose_secret());
    println!("{:?} {:?} {:?}", settings.secret, provider, credential);
    let key = std::env::var("OSS_ACCESS_KEY_ID").unwrap_or_default();
    println!("{key}");
    let found = std::env::var("OSS_ACCESS_KEY_SECRET").is_ok();
    println!("{found}");
    let secret = std::env::var("OSS_ACCESS_KEY_SECRET").expect("OSS_ACCESS_KEY_SECRET is not set");
    println!("{}", hex::encode(sign(&secret, "text")));
}

fn hidden(text: String) {
    let secret = SecretString::from(std::env::var("OSS_ACCESS_KEY_SECRET").unwrap_or(text));
    println!("{secret:?}");
}
