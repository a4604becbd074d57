use opendal::services::Oss;

fn builders() {
    let raw = Oss::default().access_key_id(crate::USER).access_key_secret(r#"aKL1ntv9vX4G1Nz6hI5oX8H4nR2Ja4"#);
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let bytes = std::str::from_utf8(b"aKL1ntPx1aJ19e18oMvZ5zE6I1gB2G").unwrap();
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(bytes);
}
