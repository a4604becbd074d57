use aliyun_oss_client::Client;
use axum::extract::State;
use rs_ali_sts::AssumeRoleRequest;

pub async fn upload(State(sts): State<rs_ali_sts::Client>, req: axum::extract::Request) -> String {
    let role = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/up").build();
    let creds = sts.assume_role(role).await.unwrap().credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    client.put(req).await
}
