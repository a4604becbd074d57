//! Makes requests with what a snippet of the selection table sets up.

mod snippet;

use std::env;
use std::error::Error;
use std::fmt::Debug;

use programs::{requests, tell};
use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;

/// Snippets that read the environment can fail, and say so in their types.
trait Made {
    fn made(self) -> Client;
}

impl Made for Client {
    fn made(self) -> Client {
        self
    }
}

impl<E: Debug> Made for Result<Client, E> {
    fn made(self) -> Client {
        self.expect("the snippet runs as it is")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let client = snippet::oss_client(&env::var("OSS_REGION")?).made();
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        let request =
            GetObjectRequest { bucket: env::var("OSS_BUCKET")?, key: name, ..Default::default() };
        tell(client.get_object(request).await);
    }
}
