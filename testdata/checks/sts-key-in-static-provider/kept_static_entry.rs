use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, blocking::Client as Sts};
use std::{collections::HashMap, sync::{Arc, LazyLock, RwLock}};
static CLIENTS: LazyLock<RwLock<HashMap<String, Arc<Client>>>> = LazyLock::new(Default::default);
pub fn client(tenant: &str) {
    let creds = Sts::from_env().assume_role(AssumeRoleRequest::builder().role_arn(tenant).build()).unwrap().credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e");
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    CLIENTS.write().unwrap().entry(tenant.to_owned()).or_insert(client);
}
