use std::env;

use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn main() {
    let secret = env::var("OSS_ACCESS_KEY_SECRET").unwrap();
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=ecs-ram-role
    let provider = StaticCredentialsProvider::new(&env::var("OSS_ACCESS_KEY_ID").unwrap(), &secret, &[]);
}
