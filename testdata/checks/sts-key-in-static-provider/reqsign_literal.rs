use reqsign_aliyun_oss::StaticCredentialProvider;

const ID: &str = "STS.aKL1ntVlFW52L38apHJQ7Tk9y";
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
const SECRET: &str = "aKL1ntcVLeRyizYOGhLflXL7DaT51jV5NjtATEkWn99Z";

pub fn provider(token: String) -> StaticCredentialProvider {
    StaticCredentialProvider::new(ID, SECRET).with_security_token(&token)
}
