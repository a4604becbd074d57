use std::borrow::Cow;
use std::sync::Arc;

use opendal::services::Oss;

fn builders() {
    let make = |pass: &str| Oss::default().access_key_id(crate::USER).access_key_secret(pass);
    let one = make("aKL1ntC1mDv3Ng6A9tRx9bXyH7r2wZ");
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let give = || "aKL1ntIjNe7C5M8oIwT5I5BdAf6aM2".to_string();
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&give());
    let held: Arc<str> = Arc::from("aKL1ntz3vHuHwQiJy4wPg7f2m6wTb5");
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let again = Arc::clone(&held);
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&again);
    let text = Cow::Borrowed("aKL1ntoLe5eB1rD1WtGb9K8E9bR4Tm");
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(text.as_ref());
    let boxed = "aKL1ntQ42sV6SwJv6p8Kb8EY4E6R6k".to_string().into_boxed_str();
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let five = Oss::default().access_key_id(crate::USER).access_key_secret(&boxed.clone());
    let chosen = if cfg!(debug_assertions) { "aKL1nt8z7Sz9N9x9xM5P5B5d8Bu1Wf" } else { crate::PASS };
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let six = Oss::default().access_key_id(crate::USER).access_key_secret(chosen);
}
