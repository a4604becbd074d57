use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProvider};
use rs_ali_sts::{AssumeRoleRequest, Client};

pub struct Held {
    credentials: Credentials,
}

impl Held {
    pub fn new(sts: &Client, request: AssumeRoleRequest) -> Self {
        let answer = sts.assume_role(request).unwrap().credentials;
        //           ^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        Self {
            credentials: Credentials {
                access_key_id: answer.access_key_id,
                access_key_secret: answer.access_key_secret,
                security_token: answer.security_token,
                expires: None,
            },
        }
    }
}

impl CredentialsProvider for Held {
    async fn get_credentials(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        Ok(self.credentials.clone())
    }
}
