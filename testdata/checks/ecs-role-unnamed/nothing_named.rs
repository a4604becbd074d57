use alibabacloud_oss_sdk_rust_v2::credential::*;
use reqsign_aliyun_oss::EcsRamRoleCredentialProvider;

fn providers(options: EcsRoleCredentialsProviderOptions, base: EcsRoleCredentialsProviderOptions, role: &str) {
    let named = EcsRamRoleCredentialProvider::new().with_role_name(role);
    let given = new_ecs_role_credentials_fetcher_provider(&options, None, None);
    let mine = EcsRoleCredentialsProviderOptions { ram_role: role.to_string(), ..Default::default() };
    let named = new_ecs_role_credentials_fetcher_provider(&mine, None, None);
    let taken_over = EcsRoleCredentialsProviderOptions { retries: 1, ..base };
    let unseen = new_ecs_role_credentials_fetcher_provider(&taken_over, None, None);
}

#[cfg(test)]
mod tests {
    #[test]
    fn looks_the_name_up() {
        let provider = reqsign_aliyun_oss::EcsRamRoleCredentialProvider::new();
    }
}
