use std::sync::LazyLock;

use opendal::services::Oss;
use opendal::Operator;

static FILES: LazyLock<Operator> = LazyLock::new(|| {
    let builder = Oss::default()
    //            ^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        .bucket("files")
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
        .role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set"))
        .role_session_name("my-app");
    Operator::new(builder).expect("it is complete").finish()
});

pub async fn read(name: &str) -> opendal::Result<Vec<u8>> {
    Ok(FILES.read(name).await?.to_vec())
}
