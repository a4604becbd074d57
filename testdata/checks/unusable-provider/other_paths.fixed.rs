use alibabacloud_oss_sdk_rust_v2 as oss;
use alibabacloud_oss_sdk_rust_v2::credential::new_ecs_role_credentials_fetcher_provider;

fn providers(options: oss::credential::EcsRoleCredentialsProviderOptions) {
    new_ecs_role_credentials_fetcher_provider(&options, None, None);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error
    oss::credential::new_ecs_role_credentials_fetcher_provider(&Default::default(), None, None);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error
}
