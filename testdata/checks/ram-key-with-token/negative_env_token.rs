use opendal::services::Oss;

pub fn builder(token: Option<String>) -> Oss {
    Oss::default()
        .access_key_id("LTAIaKL1ntLc31Bs")
        .access_key_secret("aKL1ntjLSa8XGeR3DPI7wh4eTXQBBx")
        .security_token(&token.unwrap_or_default())
}
