use clap::Parser;
use opendal::services::Oss;
use serde::Deserialize;

#[derive(Parser)]
struct Args {
    #[arg(long, default_value = crate::USER)]
    user: String,
    #[arg(long, env = "OSS_SK", default_value = "aKL1ntk8i8bWgC2KiZ3R7h4a1C1CcH")]
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    pass: String,
    #[arg(long, default_value_t = String::from("aKL1ntMe6nF3qG8L2fD9G6Qc8sBu3L"))]
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    other: String,
}

#[derive(Deserialize)]
struct Settings {
    #[serde(default = "usual_pass")]
    pass: String,
}

fn usual_pass() -> String {
    "aKL1ntG1HtS5gBW4k4P1VcH3Z5B7mA".to_string()
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn main() {
    let args = Args::parse();
    let one = Oss::default().access_key_id(&args.user).access_key_secret(&args.pass);
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&args.other);
    let settings: Settings = toml::from_str(&std::fs::read_to_string("settings.toml").unwrap()).unwrap();
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&settings.pass);
}
