//! Credentials in a `OnceLock`, set at the start, handed out for each request.

use std::env;
use std::error::Error;
use std::rc::Rc;
use std::sync::OnceLock;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProvider};
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;

static CREDENTIALS: OnceLock<Credentials> = OnceLock::new();

struct Role;

#[async_trait::async_trait]
impl CredentialsProvider for Role {
    async fn get_credentials(&self) -> Result<Credentials, Box<dyn Error + Send + Sync>> {
        Ok(CREDENTIALS.get().expect("set at the start").clone())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let sts = rs_ali_sts::Client::from_env()?;
    let request = AssumeRoleRequest::builder()
        .role_arn(env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages")
        .try_build()?;
    let answer = sts.assume_role(request).await?.credentials;
    let credentials = Credentials {
        access_key_id: answer.access_key_id,
        access_key_secret: answer.access_key_secret,
        security_token: answer.security_token,
        expires: None,
    };
    CREDENTIALS.set(credentials).unwrap_or_else(|_| unreachable!("set once"));
    let provider = Role;
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
