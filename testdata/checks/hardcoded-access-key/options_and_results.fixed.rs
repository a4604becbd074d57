use opendal::services::Oss;

const PASS: Option<&str> = Some("aKL1nt7Z3YQq8w57c3Tc5xR3h5RtUf");
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn checked() -> Result<String, std::io::Error> {
    Ok(std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set"))
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn usual() -> String {
    std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn builders() -> Result<(), std::io::Error> {
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(PASS.unwrap());
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&checked()?);
    let three = std::env::var("OSS_SK").unwrap_or_else(|_| usual());
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&three);
    let four = std::env::var("OSS_SK").expect("OSS_SK is set");
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(&four);
    if let Some(pass) = PASS {
        let five = Oss::default().access_key_id(crate::USER).access_key_secret(pass);
    }
    let Some(pass) = Some("aKL1ntwZ7L6E9p5Cz2Zu8mW6tJ7Ve8") else { return Ok(()) };
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let six = Oss::default().access_key_id(crate::USER).access_key_secret(pass);
    Ok(())
}
