//! A temporary key from the environment, which nobody can change while the program runs.

use std::env;
use std::error::Error;

use opendal::Operator;
use opendal::services::Oss;
use programs::{requests, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let builder = Oss::default().bucket(&env::var("OSS_BUCKET")?).endpoint(&env::var("OSS_ENDPOINT")?);
    let store = Operator::new(builder)?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
