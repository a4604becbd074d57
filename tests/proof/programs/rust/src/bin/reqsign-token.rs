//! A temporary key, pasted with its token.

use std::env;
use std::error::Error;

use programs::{requests, tell};
use reqsign::Signer;
use reqsign::aliyun::{Credential, RequestSigner, SigningVersion, StaticCredentialProvider};

fn signer(bucket: &str, region: &str) -> Signer<Credential> {
    let provider = StaticCredentialProvider::new(
        "STS.aKL1ntKR87xPkumIk3zLp1f4W",
        "aKL1ntDeKsom9z3vGc87qFroWy76lMXouvBW8J5Vcd4i",
    )
    .with_security_token("CAISaKL1ntfav4QrlBbciwU1NSl25nPKplloAYIgscKzgpEIS6enVN5X4NDce7WBvizuOAr7y11aH6mMAPIba9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhv");
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
