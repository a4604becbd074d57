use alibabacloud_oss_sdk_rust_v2::credential::Credentials;

fn credentials() -> Credentials {
    Credentials {
        access_key_id: std::env::var("OSS_ACCESS_KEY_ID").expect("OSS_ACCESS_KEY_ID is set"),
        access_key_secret: std::env::var("OSS_ACCESS_KEY_SECRET").expect("OSS_ACCESS_KEY_SECRET is set"),
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
        security_token: Some(std::env::var("OSS_SESSION_TOKEN").expect("OSS_SESSION_TOKEN is set")),
        expires: None,
    }
}
