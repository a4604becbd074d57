#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aklint_fuzz::data(bytes));
