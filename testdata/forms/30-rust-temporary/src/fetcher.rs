use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher};

pub struct Service {
    sts: rs_ali_sts::Client,
}

#[async_trait::async_trait]
impl CredentialsFetcher for Service {
    async fn fetch(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        let request = rs_ali_sts::AssumeRoleRequest::builder().role_arn("acs:ram::1203948571620394:role/mover").build();
        let key = self.sts.assume_role(request).await?.credentials;
        Ok(Credentials {
//         ^^^^^^^^^^^^^ missing-refresh warning
            access_key_id: key.access_key_id,
            access_key_secret: key.access_key_secret,
            security_token: key.security_token,
            expires: None,
        })
    }
}
