use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
pub struct Files { oss: Option<Client>, sts: Sts }
impl Files {
    pub async fn client(&mut self) -> anyhow::Result<&Client> {
        if self.oss.is_none() {
            let creds = self.sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await?.credentials;
            self.oss = Some(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e"));
            //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        }
        Ok(self.oss.as_ref().expect("set above"))
    }
}
