use opendal::services::Oss;

fn builders(stage: &str) -> Vec<Oss> {
    let tail = "QTQiUunXtbPM1HUac6";
    let end = "Z3ewA0aKoJ5LkSIMOR";
    vec![
        Oss::default().access_key_id("teller").access_key_secret(&format!("aKL1ntA0FINe{}", tail)),
//                                                                         ^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(&format!("aKL1ntxQ9CW9{end}")),
//                                                                         ^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(concat!("aKL1ntqUpVr1e", "gcfNOAcM5PL7bD890")),
//                                                                        ^^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(r#"aKL1ntgY7YLPw4AcDEVyJDL0Oq5FEL"#),
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(std::str::from_utf8(b"aKL1ntqRfVlOd5sZiwJS9md82Fv6rn").unwrap()),
//                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(std::str::from_utf8(&[97, 75, 76, 49, 110, 116, 103, 49, 116, 119, 67, 73, 89, 122, 87, 109, 85, 105, 104, 65, 99, 115, 78, 54, 87, 117, 98, 103, 119, 55]).unwrap()),
//                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(&("aKL1ntukt".to_string() + "HpOcgXr7TfhlIePFmrN8a")),
//                                                                  ^^^^^^^^^ hardcoded-access-key
        Oss::default().access_key_id("teller").access_key_secret(if stage == "dev" { "aKL1ntsVoURmjGEUQ1rYJGyGv84k1T" } else { stage }),
//                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    ]
}
