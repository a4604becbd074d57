use opendal::services::Oss;

//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

struct Login(String, String);

fn pair() -> (String, String) {
    ("u".to_string(), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"))
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn builders(stage: &str) {
    let one = Oss::default();
    let two = Oss::default();
    let login = Login("u".into(), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set").into());
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&login.1);
    let (_, pass) = pair();
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(&pass);
    let (user, pass) = match stage {
        "dev" => ("u", "aKL1nty5Em5a8jC9I5R8J8aIt4x2tf"),
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        _ => ("u", "aKL1nt7d4Qu6M8kLjR9bYd7UsW3K8J"),
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    };
    let five = Oss::default().access_key_id(user).access_key_secret(pass);
}
