// aklint: ignore[missing_refresh] names are in kebab case
//                ^^^^^^^^^^^^^^^ unused-suppression
fn main() {}
