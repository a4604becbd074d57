use std::env;

use alibabacloud_oss_sdk_rust_v2::credential::{
    EcsRoleCredentialsProviderOptions, new_ecs_role_credentials_fetcher_provider,
};

fn main() {
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=ecs-ram-role
    let provider = new_ecs_role_credentials_fetcher_provider(
        &EcsRoleCredentialsProviderOptions {
            ram_role: env::var("ALIBABA_CLOUD_ECS_METADATA").expect("ALIBABA_CLOUD_ECS_METADATA is set"),
            ..Default::default()
        },
        None,
        None,
    );
}
