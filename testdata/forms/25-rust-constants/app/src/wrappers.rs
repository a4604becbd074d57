use opendal::services::Oss;

fn builder(login: &str, phrase: &str) -> Oss {
    Oss::default().access_key_id(login).access_key_secret(phrase)
}

fn named(bucket: &str, phrase: &str) -> Oss {
    builder("app", phrase).bucket(bucket)
}

pub fn first() -> Oss {
    named("first", "aKL1ntrIS2JbksQhoDwHLNf8l0IBYp")
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}

pub struct Shelf {
    builder: Oss,
}

impl Shelf {
    pub fn new(login: &str, phrase: &str) -> Self {
        Self { builder: builder(login, phrase) }
    }
}
