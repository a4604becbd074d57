use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let id = env::var("DEPLOY_ID").unwrap();
    println!("cargo:rustc-env=OSS_ACCESS_KEY_ID={id}");
    println!("cargo:rustc-env=OSS_ACCESS_KEY_SECRET={}", env::var("DEPLOY_SECRET").unwrap());
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
    println!("cargo::rustc-env=ALIBABA_CLOUD_SECURITY_TOKEN={token}", token = env::var("TOKEN").unwrap());
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}
