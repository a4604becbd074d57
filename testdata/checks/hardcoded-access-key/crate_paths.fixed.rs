mod settings {
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

mod store {
    use opendal::services::Oss;


    fn builders() {
        let one = Oss::default();
        let two = Oss::default();
        let three = Oss::default();
    }
}
