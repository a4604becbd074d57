use opendal::services::S3;

fn builder() -> S3 {
    S3::default().access_key_id("your_access_key_id").secret_access_key("your_secret_access_key")
}
