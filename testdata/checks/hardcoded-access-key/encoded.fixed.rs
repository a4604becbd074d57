use base64::Engine;
use opendal::services::Oss;

fn builders() {
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let one = Oss::default();

    let two = Oss::default();
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default();

//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default();
}
