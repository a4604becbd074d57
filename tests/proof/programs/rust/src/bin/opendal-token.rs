//! A temporary key, pasted with its token.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

const TOKEN: &str = "CAISaKL1ntTtpcqpyZ9NfUl36ohkjXRS4ASfzgUOVm0HnCO3V3xkhTOa1bFFHiCv1JtcdMoCkcXSUyQBiAXqozAZdyhWYNfZwRJhyj5PzSJxkKIv6IK652wFQsVF";

fn operator(bucket: &str, endpoint: &str) -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket(bucket)
        .endpoint(endpoint)
        .access_key_id("STS.aKL1ntK7Gh5Qhy50B7P6nLsbW")
        .access_key_secret("aKL1ntsXAJKil8Krk3QCI33jOqw5LoVFqxtpuPzNP3Mz")
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
