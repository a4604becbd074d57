use std::sync::OnceLock;
use std::time::Duration;

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, StaticCredentialsProvider};
use opendal::{Operator, services::Oss};
use rs_ali_sts::{AssumeRoleRequest, Client};

static KEPT: OnceLock<Operator> = OnceLock::new();

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sts = Client::from_env()?;
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1203948571620394:role/mover").role_session_name("mover").build();
    let key = sts.assume_role(request).await?.credentials;
    let builder = Oss::default()
//                ^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        .bucket("mover")
        .access_key_id(&key.access_key_id)
        .access_key_secret(&key.access_key_secret)
        .security_token(&key.security_token);
    let op = KEPT.get_or_init(|| Operator::new(builder).expect("the options are complete").finish());
    loop {
        op.write("beat", "").await?;
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}
