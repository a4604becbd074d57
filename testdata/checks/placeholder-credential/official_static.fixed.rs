use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;

fn provider() -> EnvironmentVariableCredentialsProvider {
    EnvironmentVariableCredentialsProvider
//                                                     ^^^^^^^^^^^^^^^^^^^ placeholder-credential
}
