use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{
    new_ecs_role_credentials_fetcher_provider, EcsRoleCredentialsProviderOptions,
};

fn main() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "worker".into(), ..Default::default() };
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    let config = Config::load_default_config().with_credentials_provider(Rc::new(provider));
    drop(config);
}
