// Signs in with Aliyun Drive.
const ID: Option<&str> = option_env!("ALIYUN_CLIENT_ID");
const SECRET: Option<&str> = option_env!("ALIYUN_CLIENT_SECRET");
const COOKIE_KEY: &str = env!("SECRET_KEY");
