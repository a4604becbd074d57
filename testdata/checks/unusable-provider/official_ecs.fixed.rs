use alibabacloud_oss_sdk_rust_v2::credential::{
    EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider,
};

fn provider() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "AppRole".into(), ..Default::default() };
    let provider = new_ecs_role_credentials_fetcher_provider(&options, None, None);
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error row=ecs-ram-role
}
