use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};
pub struct Files { oss: Client }
impl Files {
    pub async fn connect(sts: &Sts) -> anyhow::Result<Self> {
        let creds = sts.assume_role(AssumeRoleRequest::builder().role_arn("r").build()).await?.credentials;
        let oss = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e");
        //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        Ok(Self { oss })
    }
    pub async fn put(&self, n: &str) -> anyhow::Result<()> { self.oss.put(n).await }
}
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let files = Files::connect(&Sts::from_env()).await?;
    files.put("a").await
}
