use opendal::{Operator, services::Oss};

fn operator() -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket("reports")
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
        .access_key_id("LTAIaKL1ntIyR6Ss")
        .access_key_secret("aKL1ntk2D8w18f9y2Qv8m6My4nUnPi");
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    Ok(Operator::new(builder)?.finish())
}
