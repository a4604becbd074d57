mod config {
    pub const USER: &str = crate::USER;
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    pub mod deep {
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

use aliyun_oss_rust_sdk::oss::OSS;
use config::*;

fn clients() {
    let one = OSS::new(USER, std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set").as_str(), "oss-cn-hangzhou.aliyuncs.com", "reports");
    let two = OSS::new(crate::USER, std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set").as_str(), "oss-cn-hangzhou.aliyuncs.com", "reports");
}
