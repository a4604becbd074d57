use alibabacloud_oss_sdk_rust_v2::credential::Credentials;

fn credentials() -> Credentials {
    Credentials {
        access_key_id: "STS.aKL1nto6gi1gFoL1nR3eJf8Fk".to_string(),
        access_key_secret: "aKL1ntgAm1L8CaKg1M4VnW8Tm4Qt1F3T9uL5H8C1F2mL".to_string(),
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
        security_token: Some("CAISaKL1ntH1D7yI6P5qRkHc3rRg5m2Zu1J5BwR3G7DgW8nP6uJ7cL9R1Vz6EmWMQgV2QFi6jV1y8kJf2pP1U5G2s2R6FeWrTv7L2f9g9S4TyQgiCo5u7u1U4k2x9qBe".to_string()),
        expires: None,
    }
}
