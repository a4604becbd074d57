use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProviderFunc};
use rs_ali_sts::{AssumeRoleRequest, Client};

pub fn provider(sts: &Client, request: AssumeRoleRequest) -> CredentialsProviderFunc {
    let creds = sts.assume_role(request).unwrap().credentials;
    //          ^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
    CredentialsProviderFunc {
        func: Arc::new(move || {
            Ok(Credentials {
                access_key_id: creds.access_key_id.clone(),
                access_key_secret: creds.access_key_secret.clone(),
                security_token: creds.security_token.clone(),
                expires: None,
            })
        }),
    }
}
