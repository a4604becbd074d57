//! Keys among the settings of a program, in a module of their own that everything is imported from.

mod settings;

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};
use settings::*;

fn operator(endpoint: &str) -> opendal::Result<Operator> {
    let mut builder = Oss::default();
    builder = builder.bucket(BUCKET);
    builder = builder.endpoint(endpoint);
    builder = builder.access_key_id(OSS_KEY);
    builder = builder.access_key_secret(OSS_SECRET);
    Operator::new(builder)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = operator(&env::var("OSS_ENDPOINT")?)?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
