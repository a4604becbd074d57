use opendal::services::Oss;

pub fn builder() -> Oss {
    Oss::default().bucket("website")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken() {
        let builder = builder().access_key_id("test_ak").access_key_secret("test_sk");
//                                                                          ^^^^^^^ placeholder-credential note
        drop(builder);
    }
}
