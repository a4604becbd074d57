use opendal::services::Oss;

const PAGE: &str = include_str!("../templates/secret.html");
const SAMPLE: &str = include_str!("../.env.example");
const GUIDE: &str = include_str!("../docs/credentials.md");
const SCHEMA: &str = include_str!(concat!(env!("OUT_DIR"), "/schema.json"));
const GOOGLE: &[u8] = include_bytes!("../gcp_credentials.json");
const CA: &[u8] = include_bytes!("../certs/ca.crt");

fn oss() -> Oss {
    Oss::default().bucket("photos")
}
