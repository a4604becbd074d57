use opendal::services::Oss;

fn main() {
    let pass = "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd";
    let digest = pass.len();
    let pass = std::env::var("OSS_SK").unwrap();
    let builder = Oss::default().access_key_id(&std::env::var("OSS_AK").unwrap()).access_key_secret(&pass);
}
