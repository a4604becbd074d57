//! Which pictures nobody asked for.

use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProvider, EcsRoleCredentialsProviderOptions};

pub fn client() -> Client {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "seedbank-worker".into(), ..Default::default() };
    let provider = EcsRoleCredentialsProvider::new(&options);
    Client::new(&Config::load_default_config().with_region("cn-chengdu").with_credentials_provider(Rc::new(provider)))
}

pub fn forgotten() -> Vec<String> {
    let names = include_str!("forgotten.txt");
    names.lines().map(str::to_owned).collect()
}
