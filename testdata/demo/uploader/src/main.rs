//! Moves originals that nobody looked at for a month to the archive.

mod schedule;

use opendal::{Operator, services::Oss};
use rs_ali_sts::{AssumeRoleRequest, Client};

const ENDPOINT: &str = "https://oss-cn-hangzhou.aliyuncs.com";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sts = Client::from_env()?;
    let request = AssumeRoleRequest::builder()
        .role_arn("acs:ram::1902837465018273:role/photos-archiver")
        .role_session_name("uploader")
        .build();
    let key = sts.assume_role(request).await?.credentials;
    let oss = Oss::default()
        .bucket("photos-archive")
        .endpoint(ENDPOINT)
        .access_key_id(&key.access_key_id)
        .access_key_secret(&key.access_key_secret)
        .security_token(&key.security_token);
    let archive = Operator::new(oss)?.finish();
    let originals = Operator::new(Oss::default().bucket("photos").endpoint(ENDPOINT))?.finish();
    loop {
        for name in schedule::due(&originals).await? {
            archive.write(&name, originals.read(&name).await?).await?;
            originals.delete(&name).await?;
        }
        tokio::time::sleep(schedule::PAUSE).await;
    }
}
