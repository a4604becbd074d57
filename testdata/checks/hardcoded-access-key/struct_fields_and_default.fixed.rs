use aliyun_oss_client::Client;

struct Login {
    user: String,
    pass: String,
}

impl Default for Login {
    fn default() -> Self {
        Self { user: crate::USER.to_string(), pass: std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set") }
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

impl Login {
    fn of_tests() -> Login {
        Login { user: crate::USER.into(), pass: std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set") }
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

fn main() {
    let login = Login::default();
    let one = ali_oss_rs::Client::new(&login.user, &login.pass, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com");
    let login = Login::of_tests();
    let two = ali_oss_rs::Client::new(login.user, login.pass, "cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com");
}
