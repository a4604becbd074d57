use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;

fn config() -> Config {
    let provider = EnvironmentVariableCredentialsProvider;
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider))
}
