use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, Client as Sts};

/// A client for one upload.
pub async fn for_upload(sts: &Sts, role: &str) -> anyhow::Result<Client> {
    let creds = sts.assume_role(AssumeRoleRequest::builder().role_arn(role).build()).await?.credentials;
    Ok(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou"))
    // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
}
