use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

pub fn provider(token: &str) -> StaticCredentialsProvider {
    StaticCredentialsProvider::new("STS.aKL1ntfIjuyddkF6enz68Ox5u", "aKL1ntJt8Vh8H0TAxv0vfMbBgLaWQ0I32yM4D2VG6UcU", &[token])
}
