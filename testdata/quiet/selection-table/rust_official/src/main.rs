use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{
    Credentials, CredentialsFetcher, CredentialsFetcherProvider, EcsRoleCredentialsProviderOptions,
    EnvironmentVariableCredentialsProvider, new_ecs_role_credentials_fetcher_provider,
};

fn from_environment() -> Client {
    let config = Config::load_default_config()
        .with_region("cn-hangzhou")
        .with_credentials_provider(Rc::new(EnvironmentVariableCredentialsProvider));
    Client::new(&config)
}

fn role_of_this_machine() -> Client {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "reports-reader".to_string(), ..Default::default() };
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    Client::new(&Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider)))
}

struct FromVault;

impl CredentialsFetcher for FromVault {
    fn fetch(&self) -> Result<Credentials, Box<dyn std::error::Error>> {
        let held = vault::read("oss/reports")?;
        Ok(Credentials {
            access_key_id: held.id,
            access_key_secret: held.secret,
            security_token: Some(held.token),
            expires: Some(SystemTime::now() + Duration::from_secs(held.seconds)),
        })
    }
}

fn custom() -> Client {
    let provider = CredentialsFetcherProvider::new(Arc::new(FromVault), |_| {});
    Client::new(&Config::load_default_config().with_credentials_provider(Rc::new(provider)))
}

fn main() {}
