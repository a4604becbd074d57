use alibabacloud_oss_sdk_rust_v2::credential::Credentials;
use tracing::{debug, info};

#[derive(Debug, Clone)]
struct Settings {
    access_key_id: String,
    access_key_secret: String,
}

fn main() {
    let credentials = Credentials {
        access_key_id: std::env::var("OSS_ACCESS_KEY_ID").unwrap(),
        access_key_secret: std::env::var("OSS_ACCESS_KEY_SECRET").unwrap(),
        security_token: String::new(),
        expires: None,
    };
    println!("{:?}", credentials);
//                   ^^^^^^^^^^^ secret-in-log warning
    dbg!(&credentials);
//        ^^^^^^^^^^^ secret-in-log warning
    let cfg = Settings {
        access_key_id: credentials.access_key_id.clone(),
        access_key_secret: credentials.access_key_secret.clone(),
    };
    debug!(?cfg);
//          ^^^ secret-in-log warning
    info!("secret {}", cfg.access_key_secret);
//                     ^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
    info!("id {}", cfg.access_key_id);
}
