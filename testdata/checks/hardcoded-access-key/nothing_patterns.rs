use regex::Regex;

fn main() {
    let id = Regex::new("LTAI[0-9A-Za-z]{20}").unwrap();
    let secret = Regex::new(r"\b[0-9A-Za-z]{30}\b").unwrap();
    let names = ["access_key_secret", "AccessKeySecret", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"];
}
