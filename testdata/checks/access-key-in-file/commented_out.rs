/// A client:
///
/// ```
/// let oss = OSS::new("LTAIaKL1nt4JAcNi", "aKL1nt85w8S4a1o6QyD2G2V9Fq4mBw", "endpoint", "bucket");
/// ```
pub fn client() {}

/*
let old = Oss::default()
    .access_key_id("LTAIaKL1ntEeI1B5")
    .access_key_secret("aKL1nt3a2Xo2a4G2Qu1C6a4Zs8hPX6");
*/
// let older = OSS::new("LTAIaKL1nt8h5Q2M", "aKL1nt9z3G5v2k9gZvWz8gAu5W9T4F", "endpoint", "bucket");
fn main() {}
