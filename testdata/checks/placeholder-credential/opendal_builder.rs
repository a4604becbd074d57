use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().bucket("reports").access_key_id("your_access_key_id").access_key_secret("your_access_key_secret")
//                                                                                          ^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential
}
