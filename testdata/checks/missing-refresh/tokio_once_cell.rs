use rs_ali_sts::{AssumeRoleRequest, Client, Credentials};
use tokio::sync::OnceCell;

static CREDENTIALS: OnceCell<Credentials> = OnceCell::const_new();

pub async fn credentials(sts: &Client, request: AssumeRoleRequest) -> &'static Credentials {
    CREDENTIALS
  //^^^^^^^^^^^ missing-refresh
        .get_or_init(|| async { sts.assume_role(request).await.unwrap().credentials })
        .await
}
