use opendal::services::Oss;

use crate::config::{self, Store};

pub fn builder() -> Oss {
    let store = Store::default();
    Oss::default().access_key_id(&store.login).access_key_secret(&store.phrase)
}

pub fn by_method() -> Oss {
    let store = Store::default();
    Oss::default().access_key_id(&store.login).access_key_secret(store.phrase_of())
}

pub fn by_constant() -> Oss {
    Oss::default().access_key_id("app").access_key_secret(Store::PHRASE)
}

pub fn by_function() -> Oss {
    Oss::default().access_key_id("app").access_key_secret(&config::phrase())
}
