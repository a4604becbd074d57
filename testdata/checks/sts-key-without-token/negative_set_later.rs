use opendal::services::Oss;

pub fn builder(token: Option<&str>) -> Oss {
    let mut builder = Oss::default().access_key_id("STS.aKL1nt6R44FIcSAQn8ezFoHwU").access_key_secret("aKL1ntoNI0cmH7QQzPRQfYO1ORWv3du3iGAWUdfGw30z");
    if let Some(token) = token {
        builder = builder.security_token(token);
    }
    builder
}
