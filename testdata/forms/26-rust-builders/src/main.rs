use std::collections::HashMap;

use opendal::{Operator, services::Oss};

const AK: &str = "LTAIaKL1nt6Xb3tD";

fn chain() -> Oss {
    Oss::default()
        .root("/")
        .bucket("chain")
        .access_key_id("LTAIaKL1nt35DLER")
        .access_key_secret("aKL1ntMD2fES11NGtMzDAj2aCUJJ13")
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}

fn reassigned(prod: bool) -> Oss {
    let b = Oss::default().bucket("b");
    let b = b.access_key_id(AK);
    let mut b = b.endpoint("https://oss-cn-hangzhou.aliyuncs.com");
    if prod {
        b = b.access_key_secret("aKL1ntKm0nZr1k1Gse60EoCDys885X");
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    } else {
        b = b.access_key_secret(&"aKL1ntNr14H8PgO7jsj47pCW7USMEy".to_owned());
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
    b
}

fn from_pairs() -> opendal::Result<Operator> {
    let pairs = [("access_key_id", "LTAIaKL1ntayKmRB"), ("access_key_secret", "aKL1ntXo7DIZnq3aMEDLFClTxM24H0")];
//                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Operator::via_iter("oss", pairs.map(|(name, value)| (name.to_string(), value.to_string())))
}

fn from_map() -> opendal::Result<Operator> {
    let mut map = HashMap::new();
    map.insert("bucket".to_string(), "b".to_string());
    map.insert("access_key_id".to_string(), "builder".to_string());
    map.insert("access_key_secret".to_string(), String::from("aKL1ntpK5jjQv9cO4cSBdQaN6nT9hx"));
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Ok(Operator::from_iter::<Oss>(map)?.finish())
}

fn in_a_loop() -> Oss {
    let mut builder = Oss::default();
    for (name, value) in [("id", "builder"), ("secret", "aKL1nteYJkzGeI5jcYkWTjEqhwVnlQ")] {
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        builder = match name {
            "id" => builder.access_key_id(value),
            _ => builder.access_key_secret(value),
        };
    }
    builder
}

fn main() -> opendal::Result<()> {
    Operator::new(chain())?.finish();
    Operator::new(reassigned(true))?.finish();
    from_pairs()?;
    from_map()?;
    Operator::new(in_a_loop())?.finish();
    Ok(())
}
