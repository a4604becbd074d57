use object_store::aws::AmazonS3Builder;

fn main() {
    let store = AmazonS3Builder::new()
        .with_endpoint("https://s3.oss-cn-hangzhou.aliyuncs.com")
        .with_bucket_name("reports")
        .with_access_key_id(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"))
        .with_secret_access_key(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"))
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        .build();
}
