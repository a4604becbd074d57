//! A file that somebody else renews, read once, outside the function that is asked for each request.

use std::env;
use std::error::Error;
use std::fs;
use std::rc::Rc;
use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProviderFunc};
use programs::{requests, tell};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Keys {
    access_key_id: String,
    access_key_secret: String,
    security_token: String,
}

fn read() -> Result<Keys, Box<dyn Error + Send + Sync>> {
    let text = fs::read_to_string(env::var("STS_FILE")?)?;
    Ok(serde_json::from_str(&text)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let keys = read()?;
    let provider = CredentialsProviderFunc {
        func: Arc::new(move || {
            Ok(Credentials {
                access_key_id: keys.access_key_id.clone(),
                access_key_secret: keys.access_key_secret.clone(),
                security_token: keys.security_token.clone(),
                expires: None,
            })
        }),
    };
    let config = Config::load_default_config()
        .with_region(&env::var("OSS_REGION")?)
        .with_credentials_provider(Rc::new(provider));
    let client = Client::new(&config);
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        let request = GetObjectRequest { bucket: env::var("OSS_BUCKET")?, key: name, ..Default::default() };
        tell(client.get_object(request).await);
    }
}
