use aliyun_oss_client::Client;
use axum::extract::{Request, State};
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

async fn connect(sts: &Sts) -> Client {
    let role = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = sts.assume_role(role).await.expect("STS answers").credentials;
    Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou")
}

pub async fn upload(State(sts): State<Sts>, request: Request) -> String {
    let client = connect(&sts).await;
    client.put(request).await
}
