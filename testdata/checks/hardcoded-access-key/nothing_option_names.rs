use opendal::services::Oss;

pub const ACCESS_KEY_ID: &str = "access_key_id";
pub const ACCESS_KEY_SECRET: &str = "access_key_secret";
pub const SECRET_VARIABLE: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

fn builder(options: &std::collections::HashMap<String, String>) -> Oss {
    Oss::default().access_key_id(&options[ACCESS_KEY_ID]).access_key_secret(&options[ACCESS_KEY_SECRET])
}
