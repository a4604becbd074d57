use opendal::services::Oss;

struct Login;

impl Login {
    const USER: &'static str = crate::USER;
    const PASS: &'static str = "aKL1ntPo2Vm4YK3kZjN9f6VhE8q7t4";
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    fn builder() -> Oss {
        Oss::default().access_key_id(Self::USER).access_key_secret(Self::PASS)
    }
}

fn other() -> Oss {
    Oss::default().access_key_id(Login::USER).access_key_secret(Login::PASS)
}
