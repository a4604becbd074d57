use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProviderFunc};
use rs_ali_sts::blocking::Client;
use rs_ali_sts::AssumeRoleRequest;

pub fn provider(sts: Client) -> CredentialsProviderFunc {
    CredentialsProviderFunc {
        func: Arc::new(move || {
            let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/oss").build();
            let creds = sts.assume_role(request)?.credentials;
            Ok(Credentials {
                access_key_id: creds.access_key_id,
                access_key_secret: creds.access_key_secret,
                security_token: creds.security_token,
                expires: None,
            })
        }),
    }
}
