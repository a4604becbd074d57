use std::env;

use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;
use opendal::services::Oss;

fn main() -> Result<(), env::VarError> {
    let one = Oss::default().access_key_id(&env::var("OSS_AK")?).access_key_secret(&env::var("OSS_SK")?);
    let two = Oss::default()
        .access_key_id(&env::var("OSS_AK").expect("OSS_AK"))
        .access_key_secret(&env::var("OSS_SK").unwrap_or_default());
    let provider = EnvironmentVariableCredentialsProvider;
    Ok(())
}
