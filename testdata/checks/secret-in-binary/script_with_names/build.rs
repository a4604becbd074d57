fn main() {
    let name = "OSS_ACCESS_KEY_SECRET";
    let value = std::fs::read_to_string("../key").unwrap();
    println!("cargo:rustc-env={}={}", name, value.trim());
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
    let line = format!("cargo:rustc-env=ALIYUN_ACCESS_KEY_SECRET={value}");
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
    println!("{line}");
}
