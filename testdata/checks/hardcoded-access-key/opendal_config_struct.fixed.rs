use opendal::Operator;
use opendal::services::OssConfig;

fn operator() -> opendal::Result<Operator> {
    let config = OssConfig {
        bucket: "reports".to_string(),
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        ..Default::default()
    };
    Ok(Operator::from_config(config)?.finish())
}
