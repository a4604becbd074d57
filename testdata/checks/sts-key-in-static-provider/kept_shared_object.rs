use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
use std::sync::Arc;
pub struct Files { oss: Client }
impl Files {
    pub async fn connect(sts: &Sts) -> anyhow::Result<Arc<Self>> {
        let creds = sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await?.credentials;
        let oss = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e");
        //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        Ok(Arc::new(Self { oss }))
    }
}
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let files = Files::connect(&Sts::from_env()).await?;
    let app = axum::Router::new().with_state(files);
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:80").await?, app).await?;
    Ok(())
}
