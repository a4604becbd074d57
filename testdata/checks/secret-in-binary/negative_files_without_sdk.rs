// Nothing here speaks to Aliyun.
const SECRETS: &str = include_str!("secrets.toml");
const ENV: &str = include_str!("../.env");
