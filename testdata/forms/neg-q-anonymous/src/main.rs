use opendal::services::Oss;

fn main() {
    drop(Oss::default().bucket("public").endpoint("https://oss-cn-hangzhou.aliyuncs.com").skip_signature());
}
