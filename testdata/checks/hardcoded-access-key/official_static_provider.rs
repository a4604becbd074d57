use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn config() -> Config {
    let provider = StaticCredentialsProvider::new("LTAIaKL1ntTm7E4Y", "aKL1nt1a7x7M2z6zD1z1e7o7PD9Tu5", &[]);
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider))
}
