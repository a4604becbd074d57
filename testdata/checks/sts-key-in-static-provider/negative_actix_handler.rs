use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
use actix_web::{get, web, HttpRequest, HttpResponse};
#[get("/{n}")]
async fn file(sts: web::Data<Sts>, n: web::Path<String>) -> HttpResponse {
    let creds = sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await.unwrap().credentials;
    let oss = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e");
    HttpResponse::Ok().body(oss.get(&n).await)
}
