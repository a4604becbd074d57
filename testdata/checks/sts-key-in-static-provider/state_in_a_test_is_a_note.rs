use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

#[tokio::test]
async fn reads_what_was_put() {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = Sts::from_env().assume_role(request).await.unwrap().credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    let app = files::router().with_state(client);
    assert_eq!(get(app, "/a").await, 200);
}
