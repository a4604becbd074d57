use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
use tokio::sync::OnceCell;
pub struct Files { oss: OnceCell<Client>, sts: Sts }
impl Files {
    async fn connect(&self) -> anyhow::Result<Client> {
        let creds = self.sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await?.credentials;
        Ok(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e"))
        // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    }
    pub async fn client(&self) -> anyhow::Result<&Client> {
        self.oss.get_or_try_init(|| self.connect()).await
    }
}
