use opendal::services::Oss;

fn builders() {
    let one = Oss::default();
//                                                                                  ^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default();
//                                                                                  ^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default();
//                                                                                   ^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default();
//                                                                            ^^^^^^^^^^^^ hardcoded-access-key
    let mut text = String::from("aKL1ntM4ny2m");
//                               ^^^^^^^^^^^^ hardcoded-access-key
    text += "Sb3Ix7Z2p6mU2sL6o2";
    let five = Oss::default().access_key_id(crate::USER).access_key_secret(&text);
    let six = Oss::default();
//                                                                           ^^^^^^^^^^^^ hardcoded-access-key
}
