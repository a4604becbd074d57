use opendal::Operator;
use opendal::services::OssConfig;

fn operator() -> opendal::Result<Operator> {
    let config = OssConfig {
        bucket: "reports".to_string(),
        access_key_id: Some(crate::USER.to_string()),
        access_key_secret: Some(String::from("aKL1ntc4H1fVnWbP4xL24n8Kc4RcC1")),
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        ..Default::default()
    };
    Ok(Operator::from_config(config)?.finish())
}
