use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
struct Svc { oss: Client }
#[tonic::async_trait]
impl files::Files for Svc {
    async fn put(&self, request: tonic::Request<files::Put>) -> Result<tonic::Response<files::Ok>, tonic::Status> {
        self.oss.put(request.into_inner().name).await;
        Ok(tonic::Response::new(files::Ok {}))
    }
}
#[tokio::main]
async fn main() {
    let creds = Sts::from_env().assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await.unwrap().credentials;
    let svc = Svc { oss: Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e") };
    //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    tonic::transport::Server::builder().add_service(files::Server::new(svc)).serve("0.0.0.0:1".parse().unwrap()).await.unwrap();
}
