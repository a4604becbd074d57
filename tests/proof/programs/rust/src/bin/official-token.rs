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
        "STS.aKL1ntOs3CfYlcdgDs25sPddT",
        "aKL1nteyLygderbTZBW4nZrK6sYQsuNEt1iXR1u8g1yp",
        &[
            "CAISaKL1ntKM9Oe1MQh4NmWI1YxNOkWft1K6iG3tTwZk7bcctMFyW8DgKacn26cDBbyY7piEcz80x5uWHqm1xHgKk7gwxIbZkJpRL4sQy17NtPd88am4fVUpb5CU",
        ],
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
