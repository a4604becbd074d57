//! Makes requests with what a snippet of the selection table sets up.

mod snippet;

use std::env;
use std::error::Error;
use std::fmt::Debug;

use programs::{requests, tell};
use reqsign::Signer;
use reqsign::aliyun::Credential;

/// Snippets that read the environment can fail, and say so in their types.
trait Made {
    fn made(self) -> Signer<Credential>;
}

impl Made for Signer<Credential> {
    fn made(self) -> Signer<Credential> {
        self
    }
}

impl<E: Debug> Made for Result<Signer<Credential>, E> {
    fn made(self) -> Signer<Credential> {
        self.expect("the snippet runs as it is")
    }
}

async fn fetch(signer: &Signer<Credential>, url: String) -> Result<(), Box<dyn Error>> {
    let (mut head, body) = http::Request::get(url).body("")?.into_parts();
    signer.sign(&mut head, None).await?;
    let request = http::Request::from_parts(head, body).try_into()?;
    reqwest::Client::new().execute(request).await?.error_for_status()?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let bucket = env::var("OSS_BUCKET")?;
    let region = env::var("OSS_REGION")?;
    let place = format!("https://{bucket}.oss-{region}.aliyuncs.com");
    let signer = snippet::signer(&bucket, &region).made();
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(fetch(&signer, format!("{place}/{name}")).await);
    }
}
