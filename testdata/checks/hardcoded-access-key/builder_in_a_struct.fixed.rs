use opendal::services::Oss;

struct Setup {
    builder: Oss,
}

impl Setup {
    fn new() -> Self {
        Self { builder: Oss::default() }
    }

    fn with_pass(mut self) -> Self {
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        self
    }
}

fn tuned(builder: Oss) -> Oss {
    builder
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
