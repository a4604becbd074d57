use aliyun_oss_rs::OssClient;

pub fn client() -> OssClient {
    let client = OssClient::new(&std::env::var("OSS_ACCESS_KEY_ID").expect("OSS_ACCESS_KEY_ID is set"), &std::env::var("OSS_ACCESS_KEY_SECRET").expect("OSS_ACCESS_KEY_SECRET is set"), "cn-hangzhou");
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary note
    client
}
