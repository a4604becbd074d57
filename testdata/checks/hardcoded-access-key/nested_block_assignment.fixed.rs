use opendal::services::Oss;

fn builder(production: bool) -> Oss {
    let mut pass = String::new();
    if production {
        pass = std::env::var("OSS_SK").unwrap();
    } else {
        pass = std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set");
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
    let user;
    {
        user = crate::USER;
    }
    Oss::default().access_key_id(user).access_key_secret(&pass)
}
