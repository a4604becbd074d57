//! The role of the instance, from the SDK's own provider.

use std::env;
use std::error::Error;
use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::api::object::GetObjectRequest;
use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{
    EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider,
};
use programs::{requests, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let options =
        EcsRoleCredentialsProviderOptions { ram_role: env::var("ALIBABA_CLOUD_ECS_METADATA")?, ..Default::default() };
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    let config = Config::load_default_config()
        .with_region(&env::var("OSS_REGION")?)
        .with_credentials_provider(Rc::new(provider));
    let client = Client::new(&config);
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        let request = GetObjectRequest { bucket: env::var("OSS_BUCKET")?, key: name, ..Default::default() };
        tell(client.get_object(request).await);
    }
}
