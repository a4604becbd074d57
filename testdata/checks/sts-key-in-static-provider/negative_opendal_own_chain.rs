use opendal::services::Oss;
use opendal::Operator;

pub fn operator(role: &str) -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket("media")
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
        .role_arn(role)
        .role_session_name("media");
    Ok(Operator::new(builder)?.finish())
}
