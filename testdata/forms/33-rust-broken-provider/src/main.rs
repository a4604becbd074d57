use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProvider, EcsRoleCredentialsProviderOptions};

fn main() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "worker".into(), ..Default::default() };
    let provider = EcsRoleCredentialsProvider::new(&options);
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error
    let config = Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider));
    println!("{}", config.region.is_some());
}
