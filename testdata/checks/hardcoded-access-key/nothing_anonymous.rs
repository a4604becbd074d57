use opendal::services::Oss;

fn main() {
    let builder = Oss::default().bucket("public").endpoint("https://oss-cn-hangzhou.aliyuncs.com").skip_signature();
}
