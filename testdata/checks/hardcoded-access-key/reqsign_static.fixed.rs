use reqsign_aliyun_oss::EnvCredentialProvider;

fn provider() -> EnvCredentialProvider {
    EnvCredentialProvider::new()
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
