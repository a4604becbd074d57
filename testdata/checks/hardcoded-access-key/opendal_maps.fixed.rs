use std::collections::HashMap;

use opendal::{Operator, Scheme, services};

fn operators() -> opendal::Result<()> {
    let mut map = HashMap::new();
    map.insert("bucket".to_string(), "reports".to_string());
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let by_map = Operator::from_iter::<services::Oss>(map)?.finish();

    let pairs = [("access_key_id", "LTAIaKL1ntp9v4U1"), ("access_key_secret", "aKL1nt8W3n2J8X9jV9b3aD6N7Uy5n9")];
//                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let by_scheme = Operator::via_iter(Scheme::Oss, pairs)?;
    Ok(())
}
