use clap::Parser;
use opendal::services::Oss;
use serde::Deserialize;

#[derive(Parser)]
struct Args {
    #[arg(long, default_value = crate::USER)]
    user: String,
    #[arg(long, env = "OSS_SK")]
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    pass: String,
    #[arg(long, env = "ALIBABA_CLOUD_ACCESS_KEY_SECRET")]
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    other: String,
}

#[derive(Deserialize)]
struct Settings {
    #[serde(default = "usual_pass")]
    pass: String,
}

fn usual_pass() -> String {
    std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn main() {
    let args = Args::parse();
    let one = Oss::default().access_key_id(&args.user).access_key_secret(&args.pass);
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&args.other);
    let settings: Settings = toml::from_str(&std::fs::read_to_string("settings.toml").unwrap()).unwrap();
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&settings.pass);
}
