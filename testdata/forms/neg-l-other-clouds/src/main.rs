use opendal::services::{Obs, S3};

fn main() {
    let one = S3::default().bucket("a").access_key_id("AKIAQ2X7BZ5R6T8W9YFA").secret_access_key("hT7vQx2Lr9Zk4Pn8Wd3Sb6Yc1Mf5Gj0Ua/Ee+Kii");
    let two = Obs::default().bucket("a").access_key_id("QX7VB2RMT4ZWC8LPE5SH").secret_access_key("Qx7Vb2RmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7fTs4");
    drop((one, two));
}
