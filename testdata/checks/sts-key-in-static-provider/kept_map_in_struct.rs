use std::collections::HashMap;

use aliyun_oss_client::Client;
use rs_ali_sts::blocking::Client as Sts;
use rs_ali_sts::AssumeRoleRequest;

pub struct Pool {
    clients: HashMap<String, Client>,
    sts: Sts,
}

impl Pool {
    pub fn get(&mut self, tenant: &str) -> &Client {
        if !self.clients.contains_key(tenant) {
            let request = AssumeRoleRequest::builder().role_arn(tenant).build();
            let creds = self.sts.assume_role(request).expect("STS answers").credentials;
            let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
            //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            self.clients.insert(tenant.to_owned(), client);
        }
        &self.clients[tenant]
    }
}
