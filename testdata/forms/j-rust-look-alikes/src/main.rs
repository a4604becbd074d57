use opendal::services::{Obs, S3};
use reqsign_aws_v4::StaticCredentialProvider;

const ACCESS_KEY_SECRET: &str = "access_key_secret";

struct Tos {
    id: String,
}

impl Tos {
    fn access_key_id(mut self, id: &str) -> Self {
        self.id = id.to_owned();
        self
    }

    fn access_key_secret(self, _secret: &str) -> Self {
        self
    }
}

fn main() {
    drop(Tos { id: String::new() }.access_key_id("AKLTQx7Vb2RmT4zWc8LpE5sHj3UaKd8Gw5Pv").access_key_secret("Qx7Vb2RmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7fTs"));
    drop(StaticCredentialProvider::new("AKIAQ2X7BZ5R6T8W9YFA", "hT7vQx2Lr9Zk4Pn8Wd3Sb6Yc1Mf5Gj0Ua/Ee+Kii"));
    drop((S3::default(), Obs::default(), ACCESS_KEY_SECRET));
}
