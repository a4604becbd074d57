use std::sync::{LazyLock, OnceLock};

use lazy_static::lazy_static;
use once_cell::sync::Lazy;
use opendal::services::Oss;

lazy_static! {
    static ref FIRST: String = "aKL1nt84nT6WaD1BSgVZtM7TEP8YzY".to_string();
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
static SECOND: Lazy<String> = Lazy::new(|| "aKL1nt9D8mGmo9Rr53F4fHs7M2N9Ry".to_string());
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
static THIRD: LazyLock<String> = LazyLock::new(|| String::from("aKL1ntIpXmMe7Cwo7Q6GnR2i8wP7qQ"));
//                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
static FOURTH: OnceLock<String> = OnceLock::new();

fn builders() {
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(&FIRST);
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&SECOND);
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(THIRD.as_str());
    let fourth = FOURTH.get_or_init(|| "aKL1nt9b7KXpJd6X1Z7N9HDtEfU8R8".to_string());
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(fourth);
}
