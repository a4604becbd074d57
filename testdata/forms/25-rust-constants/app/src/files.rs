use std::fs;

use config::{Config, File};
use figment::{Figment, providers::{Format, Toml}};
use opendal::services::Oss;
use serde::Deserialize;

#[derive(Deserialize)]
struct Settings {
    store: Store,
}

#[derive(Deserialize)]
struct Store {
    login: String,
    phrase: String,
}

pub fn from_toml() -> Oss {
    let text = fs::read_to_string("settings.toml").expect("settings.toml can be read");
    let settings: Settings = toml::from_str(&text).expect("settings.toml is valid");
    Oss::default().access_key_id(&settings.store.login).access_key_secret(&settings.store.phrase)
}

pub fn from_config() -> Oss {
    let config = Config::builder().add_source(File::with_name("depot")).build().expect("depot.yaml is valid");
    let phrase: String = config.get_string("depot.phrase").expect("there is a phrase");
    Oss::default().access_key_id("app").access_key_secret(&phrase)
}

#[derive(Deserialize)]
struct Attic {
    word: String,
}

pub fn from_figment() -> Oss {
    let attic: Attic = Figment::new().merge(Toml::file("attic.toml")).extract().expect("attic.toml is valid");
    Oss::default().access_key_id("app").access_key_secret(&attic.word)
}

pub fn included() -> Oss {
    let attic: serde_json::Value = serde_json::from_str(include_str!("../cellar.json")).expect("it was checked in");
    Oss::default().access_key_id("app").access_key_secret(attic["word"].as_str().unwrap_or_default())
}
