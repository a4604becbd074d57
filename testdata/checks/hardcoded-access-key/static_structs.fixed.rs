use std::sync::Arc;

use opendal::services::Oss;

struct Login {
    user: &'static str,
    pass: &'static str,
}

//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

struct Store {
    login: Arc<Login>,
}

impl Store {
    fn new() -> Self {
        Self { login: Arc::new(Login { user: "u", pass: "aKL1ntj5N7dRj2v9fDhR9z2M8Z2jm7" }) }
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }

    fn builder(&self) -> Oss {
        Oss::default()
    }
}

fn builder() -> Oss {
    Oss::default()
}
