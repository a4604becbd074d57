use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher, CredentialsFetcherProvider};

pub struct Vault {
    client: VaultClient,
}

impl CredentialsFetcher for Vault {
    async fn fetch(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        let answer = self.client.read("oss").await?;
        Ok(Credentials {
            access_key_id: answer.id,
            access_key_secret: answer.secret,
            security_token: answer.token,
            expires: Some(SystemTime::now() + Duration::from_secs(answer.lives)),
        })
    }
}

pub fn provider(client: VaultClient) -> CredentialsFetcherProvider {
    CredentialsFetcherProvider::new(Arc::new(Vault { client }), |_| {})
}
