use object_store::aws::AmazonS3Builder;

fn main() {
    let store = AmazonS3Builder::new()
        .with_endpoint("https://s3.oss-cn-hangzhou.aliyuncs.com")
        .with_bucket_name("reports")
        .with_access_key_id("LTAIaKL1ntn5V8vA")
        .with_secret_access_key("aKL1nt1Dv5p3I3K4JeL2ve3kSm5Ej6")
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        .build();
}
