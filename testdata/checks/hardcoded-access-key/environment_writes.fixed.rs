use std::process::Command;

fn main() {
    Command::new("ossutil").status().unwrap();
//                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
