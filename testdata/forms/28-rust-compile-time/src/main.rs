use opendal::services::Oss;

const BAKED: &str = env!("OSS_ACCESS_KEY_SECRET");
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning

fn main() {
    let version = env!("CARGO_PKG_VERSION");
    let one = Oss::default().access_key_id("tool").access_key_secret(BAKED);
    let two = Oss::default().access_key_id("tool").access_key_secret(option_env!("OSS_AK_SECRET").unwrap_or("aKL1ntNRnCXldB3i56mkQh3gOnteav"));
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
//                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    let three = Oss::default().access_key_id("tool").access_key_secret(include_str!("ak.txt").lines().last().unwrap_or_default());
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
    println!("{version} {one:?} {two:?} {three:?}");
}
