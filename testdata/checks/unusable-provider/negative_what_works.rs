use alibabacloud_oss_sdk_rust_v2::credential::*;

fn providers(options: EcsRoleCredentialsProviderOptions) {
    let kept = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    let each_time = EcsRoleCredentialsProvider::new_without_refresh(&options);
    let variables = EnvironmentVariableCredentialsProvider::new();
}
