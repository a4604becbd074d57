fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=OSS_ACCESS_KEY_SECRET=aKL1ntpKujDOD9BzR5bXebxbeLxiHa");
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
//                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}
