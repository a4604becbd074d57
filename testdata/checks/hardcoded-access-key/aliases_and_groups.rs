use alibabacloud_oss_sdk_rust_v2::credential::{self, StaticCredentialsProvider as Fixed};
use opendal::services as backends;

fn main() {
    let one = Fixed::new("LTAIaKL1ntawF3Y7", "aKL1ntpMf5FiH7c5h6b7Ir5M3cPx6y", &[]);
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = credential::StaticCredentialsProvider::new("LTAIaKL1ntgPx4bD", "aKL1ntEN2iQcJ3M3bI9I9HF1rN1hEg", &[]);
//                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = backends::Oss::default().access_key_id("LTAIaKL1ntRpnMsI").access_key_secret("aKL1ntGo6J7P8A7F8uKg1N3W7mKa9R");
//                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    type Backend = opendal::services::Oss;
    let four = Backend::default().access_key_id("LTAIaKL1nt4z6sK3").access_key_secret("aKL1ntPMq6R4q1Ps7p3vY2mFM1zIz5");
//                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
