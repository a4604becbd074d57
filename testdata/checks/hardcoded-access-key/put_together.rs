use opendal::services::Oss;

const TAIL: &str = "Z48wMx2i6d9KB3Jf2a";

fn builders() {
    let tail = "LxAk5LmdF6zD6UcP5R";
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(&format!("aKL1nt26Sk4q{}", tail));
//                                                                                  ^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&format!("aKL1ntGqH6Nb{TAIL}"));
//                                                                                  ^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(concat!("aKL1ntnQfTjA", "eT1HX5xR8QrTr2sL9x"));
//                                                                                   ^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(&("aKL1ntwLf9c5".to_string() + "Z7q82z8dLxU7vR2Yns"));
//                                                                            ^^^^^^^^^^^^ hardcoded-access-key
    let mut text = String::from("aKL1ntM4ny2m");
//                               ^^^^^^^^^^^^ hardcoded-access-key
    text += "Sb3Ix7Z2p6mU2sL6o2";
    let five = Oss::default().access_key_id(crate::USER).access_key_secret(&text);
    let six = Oss::default().access_key_id(crate::USER).access_key_secret(&["aKL1ntY9m6g8", "Ry2V3F5jNzrV2Y6jI1"].concat());
//                                                                           ^^^^^^^^^^^^ hardcoded-access-key
}
