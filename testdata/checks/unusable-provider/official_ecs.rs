use alibabacloud_oss_sdk_rust_v2::credential::{EcsRoleCredentialsProvider, EcsRoleCredentialsProviderOptions};

fn provider() {
    let options = EcsRoleCredentialsProviderOptions { ram_role: "AppRole".into(), ..Default::default() };
    let provider = EcsRoleCredentialsProvider::new(&options);
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error row=ecs-ram-role
}
