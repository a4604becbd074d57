use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new(&std::env::var("OSS_ACCESS_KEY_ID").expect("OSS_ACCESS_KEY_ID is set"), &std::env::var("OSS_ACCESS_KEY_SECRET").expect("OSS_ACCESS_KEY_SECRET is set"), &[&std::env::var("OSS_SESSION_TOKEN").expect("OSS_SESSION_TOKEN is set")])
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error row=ram-role-arn
}
