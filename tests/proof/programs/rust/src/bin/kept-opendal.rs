//! A temporary key, fetched once, in an operator that lives as long as the program.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};
use rs_ali_sts::AssumeRoleRequest;

async fn operator() -> Result<Operator, Box<dyn Error>> {
    let request = AssumeRoleRequest::builder()
        .role_arn(env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages")
        .try_build()?;
    let answer = rs_ali_sts::Client::from_env()?.assume_role(request).await?.credentials;
    let builder = Oss::default()
        .bucket(&env::var("OSS_BUCKET")?)
        .endpoint(&env::var("OSS_ENDPOINT")?)
        .access_key_id(&answer.access_key_id)
        .access_key_secret(&answer.access_key_secret)
        .security_token(&answer.security_token);
    Ok(Operator::new(builder)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = operator().await?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
