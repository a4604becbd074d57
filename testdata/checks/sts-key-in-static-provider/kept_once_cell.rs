use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
use tokio::sync::OnceCell;

static CLIENT: OnceCell<Client> = OnceCell::const_new();

pub async fn client() -> anyhow::Result<&'static Client> {
    CLIENT
        .get_or_try_init(|| async {
            let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
            let creds = Sts::from_env().assume_role(request).await?.credentials;
            Ok(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou"))
            // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        })
        .await
}
