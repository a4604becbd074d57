use opendal::services::OssConfig;

pub fn config() -> OssConfig {
    OssConfig {
        bucket: "b".to_string(),
        role_arn: Some(std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set")),
        role_session_name: Some("my-app".to_string()),
        //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        ..Default::default()
    }
}
