use reqsign_aliyun_oss::EcsRamRoleCredentialProvider;

fn provider() -> EcsRamRoleCredentialProvider {
    EcsRamRoleCredentialProvider::new()
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note row=ecs-ram-role
}
