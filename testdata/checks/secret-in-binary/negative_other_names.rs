use opendal::services::Oss;

// Aliyun OSS, and others.
const VERSION: &str = env!("CARGO_PKG_VERSION");
const COMMIT: Option<&str> = option_env!("GIT_COMMIT");
const BUCKET: &str = env!("OSS_BUCKET");
const AWS: Option<&str> = option_env!("AWS_SECRET_ACCESS_KEY");
const SENTRY: Option<&str> = option_env!("SENTRY_CLIENT_SECRET");
const COOKIE: Option<&str> = option_env!("SECRET_KEY");
const NAME: &str = env!("OSS_ACCESS_KEY_SECRET_NAME");

fn oss() -> Oss {
    Oss::default().bucket(BUCKET)
}
