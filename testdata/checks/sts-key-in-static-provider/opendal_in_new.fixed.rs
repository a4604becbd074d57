use opendal::services::Oss;
use opendal::Operator;
use rs_ali_sts::{AssumeRoleRequest, Client};

pub struct Store {
    op: Operator,
}

impl Store {
    pub async fn new(sts: Client, request: AssumeRoleRequest) -> anyhow::Result<Self> {
        let builder = Oss::default()
        //            ^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            .bucket("media")
            .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
            .role_arn(&std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set"))
            .role_session_name("my-app");
        Ok(Self { op: Operator::new(builder)?.finish() })
    }
}
