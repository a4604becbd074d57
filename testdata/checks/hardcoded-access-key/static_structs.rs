use std::sync::Arc;

use opendal::services::Oss;

struct Login {
    user: &'static str,
    pass: &'static str,
}

static LOGIN: Login = Login { user: "u", pass: "aKL1nt3T9S9Q8Nt6AHaA5zQ9I7eH3V" };
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
        Oss::default().access_key_id(crate::USER).access_key_secret(self.login.pass)
    }
}

fn builder() -> Oss {
    Oss::default().access_key_id(crate::USER).access_key_secret(LOGIN.pass)
}
