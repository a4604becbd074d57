
use opendal::services::Oss;

fn builders() {
    let make = |pass: &str| Oss::default().access_key_id(crate::USER).access_key_secret(pass);
    let one = make(&std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"));
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default();
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default();
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default();
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let five = Oss::default();
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let six = Oss::default();
}
