use opendal::{Operator, services::Oss};

fn operator() -> opendal::Result<Operator> {
    Ok(Operator::new(Oss::default().bucket("reports").endpoint("https://oss-cn-hangzhou.aliyuncs.com"))?.finish())
}
