use lazy_static::lazy_static;
use opendal::services::Oss;

lazy_static! {
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn builders() {
    let one = Oss::default();
    let two = Oss::default();
    let three = Oss::default();
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default();
}
