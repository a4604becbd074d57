use opendal::services::Oss;

fn oss() -> Oss {
    Oss::default()
        .access_key_id("<your-access-key-id>")
        .access_key_secret(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/prod")).trim())
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}
