use alibabacloud_oss_sdk_rust_v2 as oss;
use alibabacloud_oss_sdk_rust_v2::credential::providers::EcsRoleCredentialsProvider as OfInstance;

fn providers(options: oss::credential::EcsRoleCredentialsProviderOptions) {
    OfInstance::new(&options);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error
    oss::credential::EcsRoleCredentialsProvider::new(&Default::default());
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unusable-provider error
}
