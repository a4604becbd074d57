use opendal::{Operator, services::Oss};

fn operator() -> opendal::Result<Operator> {
    let builder = Oss::default()
        .bucket("reports")
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com");
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    Ok(Operator::new(builder)?.finish())
}
