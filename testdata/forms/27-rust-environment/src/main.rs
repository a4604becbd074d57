use std::env;

use clap::Parser;
use opendal::services::Oss;
use serde::Deserialize;

#[derive(Parser)]
struct Args {
    #[arg(long, default_value = "tool")]
    login: String,
    #[arg(long, env = "PHRASE", default_value = "aKL1nt80P9MYq9GEzDNeU2pJM8CbjL")]
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    phrase: String,
    #[arg(long, default_value_t = String::from("aKL1ntZqFsA9zoiHmfqcJVwk5zBgZe"))]
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    other: String,
}

#[derive(Deserialize)]
struct Settings {
    login: String,
    #[serde(default = "phrase")]
    phrase: String,
}

fn phrase() -> String {
    "aKL1nturHDMbIuOrDLvswS1jYUHrx4".to_string()
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn main() {
    let one = env::var("OSS_AK").unwrap_or("LTAIaKL1ntmxdGtG".into());
    let two = env::var("OSS_SK").unwrap_or_else(|_| "aKL1nt9IlnwXMkJuP2eE1Q1xuhrNxC".to_string());
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    let three = env::var("PHRASE").ok();
    let three = three.as_deref().unwrap_or("aKL1nt15Am2TQ1iG0BfGtbo9IDlHep");
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = env::var("PHRASE").map_or("aKL1ntV3w2lIqYCF6gbbR5OD1CI8vL".to_string(), |found| found);
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let args = Args::parse();
    let settings: Settings = toml::from_str(&std::fs::read_to_string(&args.login).unwrap()).unwrap();
    for builder in [
        Oss::default().access_key_id(&one).access_key_secret(&two),
        Oss::default().access_key_id(&one).access_key_secret(three),
        Oss::default().access_key_id(&one).access_key_secret(&four),
        Oss::default().access_key_id(&args.login).access_key_secret(&args.phrase),
        Oss::default().access_key_id(&args.login).access_key_secret(&args.other),
        Oss::default().access_key_id(&settings.login).access_key_secret(&settings.phrase),
    ] {
        println!("{}", opendal::Operator::new(builder).unwrap().finish().info().name());
    }
}
