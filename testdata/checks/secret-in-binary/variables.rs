use ali_oss_rs::Client;

fn client() -> Client {
    let id = env!("OSS_ACCESS_KEY_ID");
    let secret = env!("OSS_ACCESS_KEY_SECRET");
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning row=ram-user-key
    Client::new(id, secret, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com")
}
