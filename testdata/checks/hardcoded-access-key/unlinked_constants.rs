pub const OSS_ACCESS_KEY_ID: &str = "LTAIaKL1ntp9Qe6n";
pub const OSS_ACCESS_KEY_SECRET: &str = "aKL1ntUuZ2S3S1b9a6dBy4k8N1b7yC";
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
