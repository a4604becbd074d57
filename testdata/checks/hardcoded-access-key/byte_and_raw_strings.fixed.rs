use opendal::services::Oss;

fn builders() {
    let raw = Oss::default();
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default();
}
