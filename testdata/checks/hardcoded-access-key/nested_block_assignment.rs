use opendal::services::Oss;

fn builder(production: bool) -> Oss {
    let mut pass = String::new();
    if production {
        pass = std::env::var("OSS_SK").unwrap();
    } else {
        pass = "aKL1ntEwU6e9yXh1HY5c29oW5CxP7b".to_string();
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
    let user;
    {
        user = crate::USER;
    }
    Oss::default().access_key_id(user).access_key_secret(&pass)
}
