use reqsign::aws::StaticCredentialProvider;

fn main() {
    let provider = StaticCredentialProvider::new("AKIAQ3ZT7NVK4XRW5GBH", "wJ4lrXU9tnF3EMI7K8MDENGbPx5RfiCYzQ2Lm6Tv");
}
