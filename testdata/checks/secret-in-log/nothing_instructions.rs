fn main() {
    let secret = std::env::var("OSS_ACCESS_KEY_SECRET").unwrap();
    println!("cargo:rustc-env=OSS_ACCESS_KEY_SECRET={secret}");
    println!("::add-mask::{secret}");
}
