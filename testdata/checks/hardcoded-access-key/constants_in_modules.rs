mod config {
    pub const USER: &str = crate::USER;
    pub const PASS: &str = "aKL1nt9Sv1m4HcV2fZ3w5n1Zw2m3Vg";
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    pub mod deep {
        pub static OTHER: &str = "aKL1nt5q8C17Zc4h6V4Yc4Cx5rKn5q";
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

use aliyun_oss_rust_sdk::oss::OSS;
use config::*;

fn clients() {
    let one = OSS::new(USER, PASS, "oss-cn-hangzhou.aliyuncs.com", "reports");
    let two = OSS::new(crate::USER, config::deep::OTHER, "oss-cn-hangzhou.aliyuncs.com", "reports");
}
