//! A provider of one's own that looks at the time and asks again.

use std::env;
use std::error::Error;
use std::rc::Rc;
use std::time::SystemTime;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProvider};
use chrono::{DateTime, Utc};
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;
use tokio::sync::Mutex;

struct Role {
    arn: String,
    credentials: Mutex<Option<Credentials>>,
}

#[async_trait::async_trait]
impl CredentialsProvider for Role {
    async fn get_credentials(&self) -> Result<Credentials, Box<dyn Error + Send + Sync>> {
        let mut held = self.credentials.lock().await;
        if let Some(credentials) = held.as_ref().filter(|held| held.expires > Some(SystemTime::now())) {
            return Ok(credentials.clone());
        }
        let request = AssumeRoleRequest::builder().role_arn(&self.arn).role_session_name("pages").try_build()?;
        let answer = rs_ali_sts::Client::from_env()?.assume_role(request).await?.credentials;
        let expires: DateTime<Utc> = answer.expiration.parse()?;
        let credentials = Credentials {
            access_key_id: answer.access_key_id,
            access_key_secret: answer.access_key_secret,
            security_token: answer.security_token,
            expires: Some(expires.into()),
        };
        *held = Some(credentials.clone());
        Ok(credentials)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let provider = Role { arn: env::var("ALIBABA_CLOUD_ROLE_ARN")?, credentials: Mutex::new(None) };
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
