use opendal::services::{Obs, S3};

fn main() {
    let s3 = S3::default().access_key_id("AKIAQ3ZT7NVK4XRW5GBH").secret_access_key("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");
    let obs = Obs::default().access_key_id("HPUAQ3ZT7NVK4XRW5GBH").secret_access_key("wJ4lrXU9tnF3EMI7K8MDENGbPx5RfiCYzQ2Lm6Tv");
}
