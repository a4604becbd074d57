use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;

struct Store {
    client: Client,
}

impl Store {
    fn new() -> Self {
        let config = Config::load_default_config().with_credentials_provider(Rc::new(EnvironmentVariableCredentialsProvider));
        Self { client: Client::new(&config) }
    }
}
