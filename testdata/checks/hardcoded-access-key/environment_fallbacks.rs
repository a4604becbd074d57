use std::env;

use opendal::services::Oss;

fn builders() {
    let one = env::var("OSS_SK").unwrap_or("aKL1nt3pIRsJhxDu7Uy6NeIxEyUp3o".into());
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = env::var("OSS_SK").unwrap_or_else(|_| "aKL1ntAoYB2T6W6oJT5z3CuC7KaNwQ".to_string());
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let held = env::var("OSS_SK").ok();
    let three = held.as_deref().unwrap_or("aKL1ntLg5FhJDnD7y7z6aF1B3Q4E4P");
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = match env::var("OSS_SK") {
        Ok(value) => value,
        Err(_) => "aKL1nt6V6WvN3z9XdT3kHtX8HWnJ7M".to_owned(),
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    };
    let five = if let Ok(value) = env::var("OSS_SK") { value } else { String::from("aKL1nt3G9GoC3A5U1Q1c7h6I4S8Nt9") };
//                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let six = option_env!("OSS_SK").unwrap_or("aKL1nth1d24uFf8WrK6zo3Wo2q6Z7e");
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Oss::default().access_key_id(crate::USER).access_key_secret(&one);
    Oss::default().access_key_id(crate::USER).access_key_secret(&two);
    Oss::default().access_key_id(crate::USER).access_key_secret(three);
    Oss::default().access_key_id(crate::USER).access_key_secret(&four);
    Oss::default().access_key_id(crate::USER).access_key_secret(&five);
    Oss::default().access_key_id(crate::USER).access_key_secret(six);
}
