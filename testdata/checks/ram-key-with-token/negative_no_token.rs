use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

pub fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new("LTAIaKL1ntkl0P6j", "aKL1ntCZul57eQhvVynOsCTNlYgbkV", &[])
}
