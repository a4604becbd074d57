use std::collections::{BTreeMap, HashMap};

use opendal::{Operator, Scheme};

fn operators() {
    let map = HashMap::from([("access_key_id", crate::USER), ("access_key_secret", "aKL1ntQk6VfLkCmZn8Nf2Szm3tWf8f")]);
//                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let one = Operator::via_iter(Scheme::Oss, map);
    let pairs: BTreeMap<String, String> =
        vec![("access_key_secret".to_string(), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"))].into_iter().collect();
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = Operator::via_iter(Scheme::Oss, pairs);
    let mut later = HashMap::new();
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Operator::via_iter(Scheme::Oss, later);
}
