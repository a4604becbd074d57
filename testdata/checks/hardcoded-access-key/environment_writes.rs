use std::env;
use std::process::Command;

fn main() {
    unsafe {
        env::set_var("OSS_ACCESS_KEY_ID", "LTAIaKL1nt2MzE2u");
        env::set_var("OSS_ACCESS_KEY_SECRET", "aKL1ntLb5SfS39Fg8hC2eDg8uYr7Rn");
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
    Command::new("ossutil").env("OSS_ACCESS_KEY_ID", "LTAIaKL1nt2k7U3a").env("OSS_ACCESS_KEY_SECRET", "aKL1nt3H6E9KtFzM8Hh1Bg5w1Uh6c4").status().unwrap();
//                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
