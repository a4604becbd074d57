use std::env;

use opendal::services::Oss;

fn builders() {
    let one = env::var("OSS_SK").expect("OSS_SK is set");
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = env::var("OSS_SK").expect("OSS_SK is set");
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let held = env::var("OSS_SK").ok();
    let three = held.as_deref().expect("OSS_SK is set");
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = env::var("OSS_SK").expect("OSS_SK is set");
    let five = env::var("OSS_SK").expect("OSS_SK is set");
//                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let six = option_env!("OSS_SK").expect("OSS_SK is set");
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Oss::default().access_key_id(crate::USER).access_key_secret(&one);
    Oss::default().access_key_id(crate::USER).access_key_secret(&two);
    Oss::default().access_key_id(crate::USER).access_key_secret(three);
    Oss::default().access_key_id(crate::USER).access_key_secret(&four);
    Oss::default().access_key_id(crate::USER).access_key_secret(&five);
    Oss::default().access_key_id(crate::USER).access_key_secret(six);
}
