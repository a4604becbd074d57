use std::sync::OnceLock;

use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

static CLIENT: OnceLock<Client> = OnceLock::new();

pub async fn init(sts: &Sts) -> anyhow::Result<()> {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = sts.assume_role(request).await?.credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    let _ = CLIENT.set(client);
    Ok(())
}
