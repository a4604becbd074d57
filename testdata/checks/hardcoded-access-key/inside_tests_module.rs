fn library() {}

#[cfg(test)]
mod tests {
    use opendal::services::Oss;

    #[test]
    fn uploads() {
        let builder = Oss::default().access_key_id("LTAIaKL1nt1g7s3U").access_key_secret("aKL1nt2kIbSsA83U5k1W5jTkY5Vo3u");
//                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}
