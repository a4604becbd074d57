use aliyun_sts_rust_sdk::StsClient;

async fn upload(client: &StsClient, arn: &str) {
    let request = aliyun_sts_rust_sdk::AssumeRoleRequest::new(arn, "app", None, 3600);
//                                                                              ^^^ bad-session-duration warning
    let answer = client.sts_for_put_object(arn, "photos", "cat.jpg", 3600).await;
//                                                                   ^^ bad-session-duration warning
    let seconds = std::env::var("SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3600);
//                                                                                           ^^^ bad-session-duration warning
    let other = rust_aliyun::sts::AssumeRoleRequest {
        role_arn: arn.to_string(),
        role_session_name: "app".to_string(),
        policy: None,
        duration_seconds: Some(seconds),
        external_id: None,
    };
}
