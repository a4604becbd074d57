use opendal::services::Oss;

/* Oss::default().access_key_id("LTAI5tXXXXXXXXXXXXXXXXXX").access_key_secret("XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX") */
fn main() {
    drop(Oss::default().bucket("website"));
}
