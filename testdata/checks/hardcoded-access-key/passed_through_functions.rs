use opendal::services::Oss;

fn builder(user: &str, pass: &str) -> Oss {
    Oss::default().access_key_id(user).access_key_secret(pass)
}

fn pass() -> &'static str {
    "aKL1ntXd6b5V7cRdY7N2wPmF8iLo51"
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

struct Store {
    builder: Oss,
}

impl Store {
    fn new(user: impl Into<String>, pass: impl Into<String>) -> Self {
        Self { builder: Oss::default().access_key_id(&user.into()).access_key_secret(&pass.into()) }
    }
}

fn main() {
    builder(crate::USER, "aKL1ntgv1BcSfXcP4V3Zu6k6WaC7Vk");
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    builder(crate::USER, pass());
    let store = Store::new(crate::USER, "aKL1ntwcjF5e4g6Gx4a8Q3w8c6QeP9");
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
