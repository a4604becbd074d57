use opendal::services::Oss;

const PASS: Option<&str> = Some("aKL1nt7Z3YQq8w57c3Tc5xR3h5RtUf");
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn checked() -> Result<String, std::io::Error> {
    Ok("aKL1ntLc4R36fMi4G1Vo3G7N3Y3aAc".to_string())
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn usual() -> String {
    String::from("aKL1nt7F9qFnA6HyFzDw2CGh4s5P6o")
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn builders() -> Result<(), std::io::Error> {
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(PASS.unwrap());
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&checked()?);
    let three = std::env::var("OSS_SK").unwrap_or_else(|_| usual());
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&three);
    let four = std::env::var("OSS_SK").map_or("aKL1ntM4Fk3sItL3w5Mf9bXL9WaPWb".to_string(), |found| found);
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
