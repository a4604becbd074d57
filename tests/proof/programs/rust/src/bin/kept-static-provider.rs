//! A temporary key, fetched once, in a provider that never changes.

use std::env;
use std::error::Error;
use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let sts = rs_ali_sts::Client::from_env()?;
    let request = AssumeRoleRequest::builder()
        .role_arn(env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages")
        .try_build()?;
    let answer = sts.assume_role(request).await?.credentials;
    let provider =
        StaticCredentialsProvider::new(&answer.access_key_id, &answer.access_key_secret, &[&answer.security_token]);
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
