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
    builder(crate::USER, &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"));
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    builder(crate::USER, pass());
    let store = Store::new(crate::USER, &std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"));
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
