use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

pub fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new(
        "LTAIaKL1ntdNWCWj",
       //^^^^^^^^^^^^^^^^ ram-key-with-token
        "aKL1ntpmCKghPlwETR8DJz2Y9Fb3JP",
        &["CAISaKL1ntJqo4EgjJamV3SvEfA7P1BufPNXGULh434kkrzLOHmsi8Xh5KI4R7q5iO6BwCBEqgIbTSFL2cljO7MR4h0ku3tyEwxsKCq6j3trQNC1ZCdA65"],
    )
}
