use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;

pub fn config() -> Config {
    Config::load_default_config().with_credentials_provider(Rc::new(EnvironmentVariableCredentialsProvider::new()))
}
