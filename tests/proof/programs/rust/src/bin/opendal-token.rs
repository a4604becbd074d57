//! A temporary key, pasted with its token.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

const TOKEN: &str = "CAISaKL1ntV6w3Kd9Lr5Gs8Pf2Yh4Tn7Xc3QbM5jZ8eU2aW6iK9oR4t";

fn operator(bucket: &str, endpoint: &str) -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket(bucket)
        .endpoint(endpoint)
        .access_key_id("STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5")
        .access_key_secret("aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6wG4sN8rA2uE6yTb")
        .security_token(TOKEN);
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
