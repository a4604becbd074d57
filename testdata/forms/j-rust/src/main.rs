use std::env;

use opendal::services::Oss;

pub const ACCESS_KEY_ID: &str = "LTAIaKL1ntJZwx0w";
pub const ACCESS_KEY_SECRET: &str = "aKL1ntVLI91p5tX5H2vjfrHiBB5OLN";
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

struct OssConfig {
    id: String,
    secret: String,
}

/// ```
/// let op = Oss::default().access_key_id("your_access_key_id").access_key_secret("your_access_key_secret");
/// ```
fn main() {
    // let b = Oss::default().access_key_id("LTAIaKL1nt63H0M5").access_key_secret("aKL1nt4cNy4Ah0THZApikaD2x3R3pJ");
//                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file error
    /* let b = Oss::default()
        .access_key_id("LTAIaKL1ntXUzRqc")
        .access_key_secret("aKL1ntzwSYXRGLMjCgIw4g5j6XolCM"); */
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file error
    let config = OssConfig { id: String::from("LTAIaKL1ntBrAWWe"), secret: String::from("aKL1nt5hwHtK9WJmLGBjXxvd4WHsyw") };
//                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    // SAFETY: nothing else runs yet.
    unsafe { env::set_var("OSS_ACCESS_KEY_ID", ACCESS_KEY_ID) };
    drop(Oss::default().access_key_id(&config.id).access_key_secret(&config.secret));
    drop(Oss::default().access_key_id(ACCESS_KEY_ID).access_key_secret(ACCESS_KEY_SECRET));
}

#[cfg(test)]
mod tests {
    const SECRET: &str = "aKL1ntz92I5JO7RIWFQjnIjE19xkUd";
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    const ID: &str = "LTAIaKL1ntpGMpMM";

    #[test]
    fn reads() {
        drop(opendal::services::Oss::default().access_key_id(ID).access_key_secret(SECRET));
    }
}
