use opendal::{Operator, services};

fn operator(id: String, secret: String) -> opendal::Result<Operator> {
    Ok(Operator::from_iter::<services::S3>([
        ("access_key_id".to_string(), id),
        ("secret_access_key".to_string(), secret),
    ])?
    .finish())
}
