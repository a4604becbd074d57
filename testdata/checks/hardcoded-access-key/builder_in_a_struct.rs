use opendal::services::Oss;

struct Setup {
    builder: Oss,
}

impl Setup {
    fn new() -> Self {
        Self { builder: Oss::default().access_key_id(crate::USER) }
    }

    fn with_pass(mut self) -> Self {
        self.builder = self.builder.access_key_secret("aKL1ntXnBsBwBbD2b6o3j1qH5R7P3W");
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        self
    }
}

fn tuned(builder: Oss) -> Oss {
    builder.access_key_secret("aKL1nt8Dv7B6Hn8sK4RZ2I7NaR6gD5")
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
