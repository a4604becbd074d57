use aliyun_oss_rs::OssClient;

pub fn client() -> OssClient {
    let client = OssClient::new(env!("OSS_ACCESS_KEY_ID"), env!("OSS_ACCESS_KEY_SECRET"), "cn-hangzhou");
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary note
    client
}
