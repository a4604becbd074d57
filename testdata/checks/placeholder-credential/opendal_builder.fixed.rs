use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().bucket("reports")
//                                                                                          ^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential
}
