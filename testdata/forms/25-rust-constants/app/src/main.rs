mod config;
mod defaults;
mod files;
mod nested;
mod wrappers;

use aliyun_oss_rust_sdk::oss::OSS;
use opendal::{Operator, services::Oss};

use crate::config::*;

const AK: &str = "LTAIaKL1ntHGpiQM";
const SK: &str = "aKL1nt97yC0KXXNk6w9AnyQmZUWUDo";
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
static OTHER: &str = "aKL1ntRv3cBAIYwTgonhSkBvvlJMzB";
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn by_name() -> Oss {
    Oss::default().bucket("a").access_key_id(AK).access_key_secret(SK)
}

fn by_glob() -> Oss {
    Oss::default().access_key_id(LOGIN).access_key_secret(PHRASE)
}

fn by_path() -> OSS {
    OSS::new(crate::config::LOGIN, config::deep::PHRASE, "oss-cn-hangzhou.aliyuncs.com", "a")
}

fn by_crate() -> Oss {
    Oss::default().endpoint(house::ENDPOINT).access_key_id(house::WHO).access_key_secret(house::SESAME)
}

fn by_static() -> Oss {
    Oss::default().access_key_id("attic").access_key_secret(OTHER)
}

fn main() -> opendal::Result<()> {
    for builder in [by_name(), by_glob(), by_crate(), by_static(), nested::shelf(), wrappers::first()] {
        println!("{:?}", Operator::new(builder)?.finish().info());
    }
    drop(by_path());
    println!("{:?}", defaults::builder().bucket("b"));
    println!("{:?}", files::from_toml().bucket("b"));
    Ok(())
}
