mod settings {
    pub const PASS: &str = "aKL1nt9n2sDbY52jSf6J3LAfE5cDf7";
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    pub const OTHER: &str = "aKL1nt5tIczYuP9rTq7W1Ic6g6d8Lw";
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    pub const THIRD: &str = "aKL1nt6x6t6t2XxY96W8A73C4jDt62";
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

mod store {
    use opendal::services::Oss;

    use super::settings;
    use crate::settings::PASS;

    fn builders() {
        let one = Oss::default().access_key_id(crate::USER).access_key_secret(PASS);
        let two = Oss::default().access_key_id(crate::USER).access_key_secret(settings::OTHER);
        let three = Oss::default().access_key_id(crate::USER).access_key_secret(crate::settings::THIRD);
    }
}
