use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher};

pub struct FromStore;

impl CredentialsFetcher for FromStore {
    async fn fetch(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Credentials {
            access_key_id: std::env::var("OSS_ACCESS_KEY_ID")?,
            access_key_secret: std::env::var("OSS_ACCESS_KEY_SECRET")?,
            security_token: String::new(),
            expires: None,
        })
    }
}
