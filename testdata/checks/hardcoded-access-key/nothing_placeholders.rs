use opendal::services::Oss;

fn main() {
    let one = Oss::default().access_key_id("your_access_key_id").access_key_secret("your_access_key_secret");
    let two = Oss::default().access_key_id("<access_key_id>").access_key_secret("<access_key_secret>");
    let three = Oss::default().access_key_id("test").access_key_secret("test");
    let four = Oss::default().access_key_id("LTAI****************").access_key_secret("****");
}
