use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider};

fn provider() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: std::env::var("ALIBABA_CLOUD_ECS_METADATA").expect("ALIBABA_CLOUD_ECS_METADATA is set"), ..Default::default() };
//                                                               ^^^^^^^^^^^^^ placeholder-in-role-config
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
}
