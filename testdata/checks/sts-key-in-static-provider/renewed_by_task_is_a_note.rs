use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
use std::{sync::Arc, time::Duration};
use arc_swap::ArcSwap;
async fn connect(sts: &Sts) -> Client {
    let creds = sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await.unwrap().credentials;
    Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e")
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
}
#[tokio::main]
async fn main() {
    let sts = Sts::from_env();
    let shared = Arc::new(ArcSwap::from_pointee(connect(&sts).await));
    let other = shared.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(1800)).await;
            other.store(Arc::new(connect(&sts).await));
        }
    });
    let app = axum::Router::new().with_state(shared);
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:80").await.unwrap(), app).await.unwrap();
}
