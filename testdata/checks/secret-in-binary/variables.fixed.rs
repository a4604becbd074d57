use ali_oss_rs::Client;

fn client() -> Client {
    let id = std::env::var("OSS_ACCESS_KEY_ID").expect("OSS_ACCESS_KEY_ID is set");
    let secret = std::env::var("OSS_ACCESS_KEY_SECRET").expect("OSS_ACCESS_KEY_SECRET is set");
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning row=ram-user-key
    Client::new(&id, &secret, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com")
}
