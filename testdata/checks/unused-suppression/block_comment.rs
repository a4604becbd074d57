fn main() {
    connect(); /* aklint: ignore[hardcoded-access-keys] two lines up */
    //                           ^^^^^^^^^^^^^^^^^^^^^ unused-suppression
}
