//! Keys in constants at the head of the file, a builder in a variable.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

const ACCESS_KEY_ID: &str = "LTAIaKL1nt0q7XyZ";
const ACCESS_KEY_SECRET: &str = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U";

fn operator(bucket: &str, endpoint: &str) -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket(bucket)
        .endpoint(endpoint)
        .access_key_id(ACCESS_KEY_ID)
        .access_key_secret(ACCESS_KEY_SECRET);
    Operator::new(builder)
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
