fn main() {
    println!("// aklint: ignore[no-such-rule]");
    let raw = r#"/* aklint: ignore */"#;
    drop(raw);
}
