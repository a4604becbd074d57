use reqsign_aliyun_oss::EcsRamRoleCredentialProvider;

fn provider() -> EcsRamRoleCredentialProvider {
    EcsRamRoleCredentialProvider::new().with_role_name(std::env::var("ALIBABA_CLOUD_ECS_METADATA").expect("ALIBABA_CLOUD_ECS_METADATA is set"))
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note row=ecs-ram-role
}
