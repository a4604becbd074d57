use oss_rust_sdk::prelude::OSS;

const ID: &str = "YOUR_ACCESS_KEY_ID";
const SECRET: &str = "YOUR_ACCESS_KEY_SECRET";
//                    ^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential

fn client() -> OSS<'static> {
    OSS::new(ID, SECRET, "oss-cn-hangzhou.aliyuncs.com", "reports")
}
