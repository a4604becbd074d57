//! A fetcher that does not say when its keys expire, so that it is never asked again.

use std::env;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsFetcher, CredentialsFetcherProvider};
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
        Ok(Credentials {
            access_key_id: answer.access_key_id,
            access_key_secret: answer.access_key_secret,
            security_token: answer.security_token,
            expires: None,
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
