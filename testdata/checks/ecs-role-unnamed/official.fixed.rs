use alibabacloud_oss_sdk_rust_v2::credential::*;
use std::time::Duration;

fn providers() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: std::env::var("ALIBABA_CLOUD_ECS_METADATA").expect("ALIBABA_CLOUD_ECS_METADATA is set"), timeout: Duration::from_secs(2), ..Default::default() };
    let kept = new_ecs_role_credentials_fetcher_provider(&options, None, None);
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note row=ecs-ram-role
    let each_time = EcsRoleCredentialsProvider::new_without_refresh(&EcsRoleCredentialsProviderOptions {
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
        ram_role: std::env::var("ALIBABA_CLOUD_ECS_METADATA").expect("ALIBABA_CLOUD_ECS_METADATA is set"),
        timeout: Duration::from_secs(2),
        retries: 3,
    });
}
