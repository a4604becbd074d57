use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher};

pub struct Vault {
    client: VaultClient,
}

impl CredentialsFetcher for Vault {
    async fn fetch(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        let answer = self.client.read("oss").await?;
        Ok(Credentials {
        // ^^^^^^^^^^^^^ missing-refresh
            access_key_id: answer.id,
            access_key_secret: answer.secret,
            security_token: answer.token,
            expires: None,
        })
    }
}
