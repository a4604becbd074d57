use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new("STS.aKL1ntSDd4IZ4y1M3Mr2NeQ15", "aKL1nt4v9p16to6Z9ayRi6h2T8uG1eWuG6p1jMD9q8iA", &["CAISaKL1ntLGgr7n7DxUg2S4a24s9k8SGd3Jp8m1Ud4iCW3U7P7F3M2T4r73Vy9BrA42oVw9q5n8M1mRhW1BaZ4cTh5b4F9V9AjnCm1tJeD4i1wJ3b682f5M9nH4fSj8"])
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
}
