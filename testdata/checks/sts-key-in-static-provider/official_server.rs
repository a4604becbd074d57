use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;
use rs_ali_sts::{AssumeRoleRequest, Client, Credential};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = Credential::new(std::env::var("RAM_ID")?, std::env::var("RAM_SECRET")?);
    let sts = Client::new(base)?;
    let request = AssumeRoleRequest::builder()
        .role_arn(&std::env::var("ROLE_ARN")?)
        .role_session_name("relay")
        .build();
    let answer = sts.assume_role(request).await?;
    let creds = answer.credentials;
    let provider = StaticCredentialsProvider::new(
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        &creds.access_key_id,
        &creds.access_key_secret,
        &[&creds.security_token],
    );
    let config = Config::load_default_config().with_credentials_provider(Rc::new(provider));
    loop {
        relay(&config).await?;
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    }
}

async fn relay(_config: &Config) -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}
