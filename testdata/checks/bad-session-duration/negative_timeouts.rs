use aliyun_sts_rust_sdk::StsClient;
use std::time::Duration;

struct Upload {
    duration_seconds: u64,
}

fn clip(client: StsClient) -> (Upload, Duration) {
    (Upload { duration_seconds: 30 }, Duration::from_secs(60))
}
