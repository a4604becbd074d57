use alibabacloud_oss_sdk_rust_v2::credential::CredentialsProvider;

struct EcsRoleCredentialsProvider;

impl EcsRoleCredentialsProvider {
    fn new(_options: &str) -> Self {
        Self
    }
}

fn provider() -> EcsRoleCredentialsProvider {
    EcsRoleCredentialsProvider::new("AppRole")
}
