use reqsign_aliyun_oss::{AssumeRoleCredentialProvider, EnvCredentialProvider};

fn provider() -> AssumeRoleCredentialProvider {
    AssumeRoleCredentialProvider::new()
        .with_base_provider(EnvCredentialProvider::new())
        .with_role_arn(std::env::var("ALIBABA_CLOUD_ROLE_ARN").expect("ALIBABA_CLOUD_ROLE_ARN is set"))
        .with_role_session_name("my-app")
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
}
