use std::sync::Arc;

use aliyun_oss_client::Client;
use axum::extract::{Path, State};
use axum::routing::get;
use axum::Router;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

#[derive(Clone)]
struct AppState {
    oss: Arc<Client>,
}

pub async fn router(sts: Sts) -> anyhow::Result<Router> {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = sts.assume_role(request).await?.credentials;
    let oss = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    let state = AppState { oss: Arc::new(oss) };
    Ok(Router::new().route("/{name}", get(read)).with_state(state))
}

async fn read(State(state): State<AppState>, Path(name): Path<String>) -> Vec<u8> {
    state.oss.get(&name).await
}
