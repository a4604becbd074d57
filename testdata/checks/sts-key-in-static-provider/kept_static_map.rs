use aliyun_oss_client::Client;
use rs_ali_sts::{AssumeRoleRequest, blocking::Client as Sts};
use std::{collections::HashMap, sync::{Arc, LazyLock, RwLock}};
static CLIENTS: LazyLock<RwLock<HashMap<String, Arc<Client>>>> = LazyLock::new(Default::default);
pub fn client(tenant: &str) -> Arc<Client> {
    if let Some(client) = CLIENTS.read().unwrap().get(tenant) {
        return client.clone();
    }
    let creds = Sts::from_env().assume_role(AssumeRoleRequest::builder().role_arn(tenant).build()).unwrap().credentials;
    let client = Arc::new(Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "e"));
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    CLIENTS.write().unwrap().insert(tenant.to_owned(), client.clone());
    client
}
