use std::time::Duration;

use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

async fn connect(sts: &Sts) -> anyhow::Result<Client> {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = sts.assume_role(request).await?.credentials;
    Ok(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou"))
    // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
}

pub async fn watch(sts: Sts) -> anyhow::Result<()> {
    let client = connect(&sts).await?;
    loop {
        client.put("alive").await?;
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}
