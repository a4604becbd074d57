use opendal::services::Oss;

const ID: &str = "STS.aKL1ntRH2KkYuLVGEQoN8RqNH";
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token

pub fn builder(secret: &str) -> Oss {
    Oss::default().bucket("b").access_key_id(ID).access_key_secret(secret)
}
