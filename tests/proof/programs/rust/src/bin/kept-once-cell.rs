//! A cell that keeps the first answer for the whole life of the program.

use std::env;
use std::error::Error;
use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProvider};
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;
use tokio::sync::OnceCell;

static CREDENTIALS: OnceCell<rs_ali_sts::Credentials> = OnceCell::const_new();

async fn assume_role() -> Result<rs_ali_sts::Credentials, Box<dyn Error + Send + Sync>> {
    let request = AssumeRoleRequest::builder()
        .role_arn(env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages")
        .try_build()?;
    Ok(rs_ali_sts::Client::from_env()?.assume_role(request).await?.credentials)
}

struct Role;

#[async_trait::async_trait]
impl CredentialsProvider for Role {
    async fn get_credentials(&self) -> Result<Credentials, Box<dyn Error + Send + Sync>> {
        let answer = CREDENTIALS.get_or_try_init(assume_role).await?;
        Ok(Credentials {
            access_key_id: answer.access_key_id.clone(),
            access_key_secret: answer.access_key_secret.clone(),
            security_token: answer.security_token.clone(),
            expires: None,
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
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
