use std::sync::Arc;

use ali_oss_rs::{Client, ClientBuilder};
use aliyun_sts_rust_sdk::{AssumeRoleRequest, StsClient};
use axum::{routing::get, Router};

struct AppState {
    oss: Client,
}

#[tokio::main]
async fn main() {
    let sts = StsClient::new("https://sts.aliyuncs.com", "", "");
    let answer = sts.assume_role(AssumeRoleRequest::new("acs:ram::1234567890123456:role/web", "web", None, 3600)).await.unwrap();
    let creds = answer.credentials;
    let oss = ClientBuilder::new(creds.access_key_id, creds.access_key_secret, "oss-cn-hangzhou.aliyuncs.com")
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        .sts_token(creds.security_token)
        .build()
        .unwrap();
    let app = Router::new().route("/", get(|| async { "ok" })).with_state(Arc::new(AppState { oss }));
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
