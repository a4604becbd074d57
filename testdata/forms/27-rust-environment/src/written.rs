use std::env;
use std::process::Command;

pub fn write() {
    // SAFETY: called before any thread starts.
    unsafe {
        env::set_var("OSS_ACCESS_KEY_ID", "LTAIaKL1ntf4bKHP");
        env::set_var("OSS_ACCESS_KEY_SECRET", "aKL1ntPz3m3LpEqeL0yqnhS9NopTVX");
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    }
    Command::new("ossutil")
        .arg("ls")
        .env("OSS_ACCESS_KEY_ID", "LTAIaKL1ntfHVLhN")
        .env("OSS_ACCESS_KEY_SECRET", "aKL1ntrKCxgjNur6TlFE0XCLzo2NlR")
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        .status()
        .expect("ossutil is installed");
}
