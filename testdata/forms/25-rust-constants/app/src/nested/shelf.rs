use opendal::services::Oss;

use super::super::config::LOGIN;

const PHRASE: &str = "aKL1ntvKK7wZfQW68hq2kJAxlbLFmE";
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

pub fn shelf() -> Oss {
    Oss::default().access_key_id(LOGIN).access_key_secret(PHRASE)
}
