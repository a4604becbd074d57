use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider};

fn provider() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "<RamRoleName>".to_string(), ..Default::default() };
//                                                               ^^^^^^^^^^^^^ placeholder-in-role-config
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
}
