use std::sync::LazyLock;

use opendal::services::Oss;
use opendal::Operator;
use rs_ali_sts::blocking::Client as Sts;
use rs_ali_sts::AssumeRoleRequest;

static FILES: LazyLock<Operator> = LazyLock::new(|| {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = Sts::from_env().assume_role(request).expect("STS answers").credentials;
    let builder = Oss::default()
    //            ^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        .bucket("files")
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
        .access_key_id(&creds.access_key_id)
        .access_key_secret(&creds.access_key_secret)
        .security_token(&creds.security_token);
    Operator::new(builder).expect("it is complete").finish()
});

pub async fn read(name: &str) -> opendal::Result<Vec<u8>> {
    Ok(FILES.read(name).await?.to_vec())
}
