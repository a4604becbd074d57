use std::env;

use opendal::services::Oss;

const ACCESS_KEY_ID: &str = "access_key_id";
const ACCESS_KEY_SECRET: &str = "access_key_secret";
const VARIABLE: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

fn main() {
    let secret = env::var(VARIABLE).unwrap_or_default();
    let options = [(ACCESS_KEY_ID, env::var("OSS_ACCESS_KEY_ID").unwrap_or_default()), (ACCESS_KEY_SECRET, secret)];
    let op = opendal::Operator::from_iter::<Oss>(options.map(|(name, value)| (name.to_owned(), value)));
    println!("{}", op.is_ok());
}
