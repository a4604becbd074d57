use oss_rust_sdk::prelude::OSS;

//                    ^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential

fn client() -> OSS<'static> {
    OSS::new(std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"), "oss-cn-hangzhou.aliyuncs.com".to_string(), "reports".to_string())
}
