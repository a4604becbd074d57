use actix_web::{web, App, HttpServer};
use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

async fn connect(sts: &Sts) -> Client {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = sts.assume_role(request).await.expect("STS answers").credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    client
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let client = web::Data::new(connect(&Sts::from_env()).await);
    HttpServer::new(move || App::new().app_data(client.clone())).bind(("0.0.0.0", 8080))?.run().await
}
