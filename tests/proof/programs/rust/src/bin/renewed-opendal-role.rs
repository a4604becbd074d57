//! An operator that assumes the role itself.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

fn operator() -> Result<Operator, Box<dyn Error>> {
    let builder = Oss::default()
        .bucket(&env::var("OSS_BUCKET")?)
        .endpoint(&env::var("OSS_ENDPOINT")?)
        .role_arn(&env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages");
    Ok(Operator::new(builder)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = operator()?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
