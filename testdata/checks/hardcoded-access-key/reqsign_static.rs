use reqsign_aliyun_oss::StaticCredentialProvider;

fn provider() -> StaticCredentialProvider {
    StaticCredentialProvider::new("LTAIaKL1ntB8aKd5", "aKL1ntR3H1gN6C4JmhNkJ4M9M4MuU3")
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
