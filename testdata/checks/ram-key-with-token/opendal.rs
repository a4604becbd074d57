use opendal::services::Oss;

pub fn builder() -> Oss {
    Oss::default()
        .access_key_id("LTAIaKL1ntncbIzO")
        //              ^^^^^^^^^^^^^^^^ ram-key-with-token
        .access_key_secret("aKL1ntZ93APFGnUSwOCQMuu7hkMxMQ")
        .security_token("CAISaKL1ntHnhwUnsLUBvTQpMVZQO2FSz8JWMAfhmSpwLY6Tny5J3HOMKnDWN0Q7elOFOQuWxLOjs5QqaW0VG45cqb4g6rdGcLGe96XZIcZ3OpIbEg17AZ")
}
