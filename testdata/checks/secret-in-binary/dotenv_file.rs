use aliyun_oss_client::Client;

fn settings() -> &'static str {
    include_str!("../.env.production")
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}

fn client() -> Client {
    Client::from_env().unwrap()
}
