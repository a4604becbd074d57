//! Keys in place, in the arguments of a provider.

use std::env;
use std::error::Error;

use programs::{requests, tell};
use reqsign::Signer;
use reqsign::aliyun::{Credential, RequestSigner, SigningVersion, StaticCredentialProvider};

fn signer(bucket: &str, region: &str) -> Signer<Credential> {
    let provider = StaticCredentialProvider::new("LTAIaKL1nt0q7XyZ", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U");
    let request = RequestSigner::new(bucket).with_region(region).with_signing_version(SigningVersion::V4);
    Signer::new(reqsign::default_context(), provider, request)
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
    let signer = signer(&bucket, &region);
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(fetch(&signer, format!("{place}/{name}")).await);
    }
}
