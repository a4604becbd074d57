use opendal::{Operator, services};

fn operator(id: String) -> opendal::Result<Operator> {
    Ok(Operator::from_iter::<services::Oss>([
        ("bucket".to_string(), "photos".to_string()),
        ("access_key_id".to_string(), id),
        ("access_key_secret".to_string(), "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U".to_string()),
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
    ])?
    .finish())
}
