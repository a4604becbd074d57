use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

async fn connect() -> anyhow::Result<Client> {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = Sts::from_env().assume_role(request).await?.credentials;
    Ok(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou"))
    // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = connect().await?;
    for name in std::env::args().skip(1) {
        client.put(&name).await?;
    }
    Ok(())
}
