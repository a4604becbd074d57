//! Makes requests with what a snippet of the selection table sets up.

mod snippet;

use std::env;
use std::error::Error;
use std::fmt::Debug;

use programs::{requests, tell};
use opendal::Operator;

/// Snippets that read the environment can fail, and say so in their types.
trait Made {
    fn made(self) -> Operator;
}

impl<E: Debug> Made for Result<Operator, E> {
    fn made(self) -> Operator {
        self.expect("the snippet runs as it is")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = snippet::operator(&env::var("OSS_BUCKET")?, &env::var("OSS_ENDPOINT")?).made();
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(store.read(&name).await);
    }
}
