use aliyun_oss_client::Client;

struct Login {
    user: String,
    pass: String,
}

impl Default for Login {
    fn default() -> Self {
        Self { user: crate::USER.to_string(), pass: "aKL1ntd3qFhDn3X4Jv3j5V3d7qU1K2".to_string() }
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

impl Login {
    fn of_tests() -> Login {
        Login { user: crate::USER.into(), pass: String::from("aKL1ntcCsBh2rR4p4aN2h5U6IvW9v4") }
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

fn main() {
    let login = Login::default();
    let one = ali_oss_rs::Client::new(&login.user, &login.pass, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com");
    let login = Login::of_tests();
    let two = ali_oss_rs::Client::new(login.user, login.pass, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com");
}
