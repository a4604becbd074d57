use opendal::{services::Oss, Operator};

fn operator(bucket: &str) -> opendal::Result<Operator> {
    Operator::new(Oss::default().bucket(bucket).endpoint("https://oss-cn-hangzhou-internal.aliyuncs.com"))
}
