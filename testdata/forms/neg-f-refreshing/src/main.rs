use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider};

fn main() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "website".into(), ..Default::default() };
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    let client = Client::new(&Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider)));
    drop(client);
}
