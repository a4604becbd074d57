//! A temporary key, pasted with its token.

use std::env;
use std::error::Error;
use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;
use programs::{requests, tell};

fn client(region: &str) -> Client {
    let provider = StaticCredentialsProvider::new(
        "STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5",
        "aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6wG4sN8rA2uE6yTb",
        &["CAISaKL1ntV6w3Kd9Lr5Gs8Pf2Yh4Tn7Xc3QbM5jZ8eU2aW6iK9oR4t"],
    );
    let config = Config::load_default_config().with_region(region).with_credentials_provider(Rc::new(provider));
    Client::new(&config)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let client = client(&env::var("OSS_REGION")?);
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        let request = GetObjectRequest { bucket: env::var("OSS_BUCKET")?, key: name, ..Default::default() };
        tell(client.get_object(request).await);
    }
}
