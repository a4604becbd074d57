use aliyun_oss_client::Client;

pub fn client() -> Result<Client, std::env::VarError> {
    Ok(Client::new_with_sts(
        std::env::var("OSS_ACCESS_KEY_ID")?,
        std::env::var("OSS_ACCESS_KEY_SECRET")?,
        std::env::var("OSS_SESSION_TOKEN")?,
        "https://oss-cn-hangzhou.aliyuncs.com",
    ))
}
