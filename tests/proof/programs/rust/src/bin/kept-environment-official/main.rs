//! A temporary key from the environment, read for each request: always the one that the program was started with.

use std::env;
use std::error::Error;
use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;
use programs::{requests, tell};

fn client(region: &str) -> Client {
    let provider = EnvironmentVariableCredentialsProvider;
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
