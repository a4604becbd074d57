use alibabacloud_oss_sdk_rust_v2::credential::{self, EnvironmentVariableCredentialsProvider};
use opendal::services as backends;

fn main() {
    let one = EnvironmentVariableCredentialsProvider;
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let two = credential::EnvironmentVariableCredentialsProvider;
//                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = backends::Oss::default();
//                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    type Backend = opendal::services::Oss;
    let four = Backend::default();
//                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
