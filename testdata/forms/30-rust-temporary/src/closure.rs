use std::sync::Arc;

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProviderFunc};

pub async fn provider(sts: &rs_ali_sts::Client, request: rs_ali_sts::AssumeRoleRequest) -> CredentialsProviderFunc<impl Fn() -> Credentials> {
    let key = sts.assume_role(request).await.expect("STS answers").credentials;
//            ^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
    let fixed = Credentials {
        access_key_id: key.access_key_id,
        access_key_secret: key.access_key_secret,
        security_token: key.security_token,
        expires: None,
    };
    CredentialsProviderFunc { func: Arc::new(move || fixed.clone()) }
}
