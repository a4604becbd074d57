use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn main() {
    let one = StaticCredentialsProvider::new("STS.xxxxxxxx", "xxxxxxxx", &["CAISxxxxxxxx"]);
    let two = StaticCredentialsProvider::new("<id>", "<secret>", &["<token>"]);
}
