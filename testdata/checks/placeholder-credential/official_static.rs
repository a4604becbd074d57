use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new("<access_key_id>", "<access_key_secret>", &[])
//                                                     ^^^^^^^^^^^^^^^^^^^ placeholder-credential
}
