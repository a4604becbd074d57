use opendal::{Operator, services};

fn operator(id: String) -> opendal::Result<Operator> {
    Ok(Operator::from_iter::<services::Oss>([
        ("bucket".to_string(), "photos".to_string()),
        ("access_key_id".to_string(), id),
        ("access_key_secret".to_string(), std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")),
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    ])?
    .finish())
}
