/// A client:
///
/// ```
/// let oss = OSS::new("YOUR_ACCESS_KEY_ID", "YOUR_ACCESS_KEY_SECRET", "endpoint", "bucket");
/// ```
pub fn client() {}

/*
let old = Oss::default()
    .access_key_id("YOUR_ACCESS_KEY_ID")
    .access_key_secret("YOUR_ACCESS_KEY_SECRET");
*/
// let older = OSS::new("YOUR_ACCESS_KEY_ID", "YOUR_ACCESS_KEY_SECRET", "endpoint", "bucket");
fn main() {}
