use opendal::services::Oss;
use opendal::Operator;
use rs_ali_sts::{AssumeRoleRequest, Client};

pub struct Store {
    op: Operator,
}

impl Store {
    pub async fn new(sts: Client, request: AssumeRoleRequest) -> anyhow::Result<Self> {
        let creds = sts.assume_role(request).await?.credentials;
        let builder = Oss::default()
        //            ^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            .bucket("media")
            .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
            .access_key_id(&creds.access_key_id)
            .access_key_secret(&creds.access_key_secret)
            .security_token(&creds.security_token);
        Ok(Self { op: Operator::new(builder)?.finish() })
    }
}
