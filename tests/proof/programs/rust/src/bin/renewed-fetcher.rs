//! A fetcher that says when its keys expire.

use std::env;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher, CredentialsFetcherProvider};
use chrono::{DateTime, Utc};
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;

struct Role {
    sts: rs_ali_sts::Client,
    arn: String,
}

#[async_trait::async_trait]
impl CredentialsFetcher for Role {
    async fn fetch(&self) -> Result<Credentials, Box<dyn Error + Send + Sync>> {
        let request = AssumeRoleRequest::builder().role_arn(&self.arn).role_session_name("pages").try_build()?;
        let answer = self.sts.assume_role(request).await?.credentials;
        let expires: DateTime<Utc> = answer.expiration.parse()?;
        Ok(Credentials {
            access_key_id: answer.access_key_id,
            access_key_secret: answer.access_key_secret,
            security_token: answer.security_token,
            expires: Some(expires.into()),
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let role = Role { sts: rs_ali_sts::Client::from_env()?, arn: env::var("ALIBABA_CLOUD_ROLE_ARN")? };
    let provider = CredentialsFetcherProvider::new(Arc::new(role), |_| {});
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
