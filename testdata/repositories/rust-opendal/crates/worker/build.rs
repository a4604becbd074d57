fn main() {
    let commit = std::env::var("CI_COMMIT_SHA").unwrap_or_default();
    println!("cargo:rustc-env=COMMIT={commit}");
    println!("cargo:rerun-if-env-changed=CI_COMMIT_SHA");
}
