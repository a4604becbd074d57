//! Keys in place, in the calls of a builder.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

fn operator(bucket: &str, endpoint: &str) -> opendal::Result<Operator> {
    Operator::new(
        Oss::default()
            .bucket(bucket)
            .endpoint(endpoint)
            .access_key_id("LTAIaKL1nt0q7XyZ")
            .access_key_secret("aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"),
    )
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
