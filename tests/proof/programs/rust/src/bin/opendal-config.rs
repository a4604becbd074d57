//! Keys in the fields of a configuration.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::OssConfig;
use programs::{requests, tell};

fn operator(bucket: &str, endpoint: &str) -> opendal::Result<Operator> {
    let mut config = OssConfig::default();
    config.bucket = bucket.to_owned();
    config.endpoint = Some(endpoint.to_owned());
    config.access_key_id = Some("LTAIaKL1nt0q7XyZ".into());
    config.access_key_secret = Some("aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U".into());
    Operator::from_config(config)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = operator(&env::var("OSS_BUCKET")?, &env::var("OSS_ENDPOINT")?)?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
