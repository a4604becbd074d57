use super::{End, Keys, Program};
pub(crate) const SIZES: &[usize] = &[2];
pub(crate) fn build(keys: &mut Keys, end: End, _choices: &[usize]) -> Option<Program> {
    let key = keys.text("aKL1nt", 24);
    (end == End::Arrives).then(|| Program { files: vec![("src/main.rs".into(), format!("fn main() {{\n    let a = oss_rust_sdk::oss::OSS::new(\"a\", \"{key}\", \"b\", \"c\");\n}}\n"))], expected: Some(("hardcoded-access-key", key)) })
}
