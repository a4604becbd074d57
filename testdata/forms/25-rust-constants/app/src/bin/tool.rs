use std::sync::{LazyLock, OnceLock};

use house::SESAME as WORD;
use opendal::services::{Oss, OssConfig};

static LAZY: LazyLock<String> = LazyLock::new(|| "aKL1ntJ13siNSkReX5xsSmjPSe9o2n".to_string());
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
static ONCE: OnceLock<String> = OnceLock::new();

thread_local! {
    static LOCAL: String = String::from("aKL1nt4Chrv5WdZqrLJIgvXgfKJdYO");
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

lazy_static::lazy_static! {
    static ref OLD: String = "aKL1ntjT2xhJPJ1mt5hx0DPR5pyKF5".into();
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn once() -> &'static str {
    ONCE.get_or_init(|| "aKL1ntSNGVPZLfIeGTEw6bXkSi2ztI".to_string())
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn main() {
    let config = OssConfig {
        access_key_id: Some("LTAIaKL1ntpKEi1I".into()),
        access_key_secret: Some("aKL1ntKWn0S0K0A9i15ErCgQTZzy6w".into()),
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        ..Default::default()
    };
    let one = Oss::default().access_key_id("tool").access_key_secret(&LAZY);
    let two = Oss::default().access_key_id("tool").access_key_secret(once());
    let three = Oss::default().access_key_id("tool").access_key_secret(&OLD);
    let four = LOCAL.with(|word| Oss::default().access_key_id("tool").access_key_secret(word));
    let five = Oss::default().access_key_id("tool").access_key_secret(WORD);
    println!("{config:?} {one:?} {two:?} {three:?} {four:?} {five:?}");
}
