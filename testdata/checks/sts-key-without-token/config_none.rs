use opendal::services::OssConfig;

pub fn config() -> OssConfig {
    OssConfig {
        bucket: "b".to_string(),
        access_key_id: Some("STS.aKL1ntqvSzSzjQwa2d5D9Pvpp".to_string()),
        //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        access_key_secret: Some("aKL1nttOvT0OKPOCEQZGrCtHCijmtGnVBqjEM7wZ1Cjs".to_string()),
        security_token: None,
        ..Default::default()
    }
}
