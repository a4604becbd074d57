use opendal::services::Oss;

struct Login;

impl Login {
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    fn builder() -> Oss {
        Oss::default()
    }
}

fn other() -> Oss {
    Oss::default()
}
