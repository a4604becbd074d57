use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;
use opendal::services::Oss;

fn main() {
    let one = StaticCredentialsProvider::new("STS.aKL1nt7nQc9mLz0r1JydMsi0Z", "aKL1ntiTkAZD1qNKLszDmBl5MezFehHC5cphTJcpNAAL", &[]);
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token error
//                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    let two = Oss::default().access_key_id("STS.aKL1nt6PwEBa3vfQRFyTG87QU").access_key_secret("aKL1ntpdBTStGMseXiU8y7uBvpHhp8irid07kNIELk9z");
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token error
//                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    println!("{one:?} {two:?}");
}
