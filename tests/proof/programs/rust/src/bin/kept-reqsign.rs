//! A temporary key, fetched once, in a signer that lives as long as the program.

use std::env;
use std::error::Error;

use programs::{requests, tell};
use reqsign::Signer;
use reqsign::aliyun::{Credential, RequestSigner, SigningVersion, StaticCredentialProvider};
use rs_ali_sts::AssumeRoleRequest;

async fn signer(bucket: &str, region: &str) -> Result<Signer<Credential>, Box<dyn Error>> {
    let request = AssumeRoleRequest::builder()
        .role_arn(env::var("ALIBABA_CLOUD_ROLE_ARN")?)
        .role_session_name("pages")
        .try_build()?;
    let answer = rs_ali_sts::Client::from_env()?.assume_role(request).await?.credentials;
    let provider = StaticCredentialProvider::new(&answer.access_key_id, &answer.access_key_secret)
        .with_security_token(&answer.security_token);
    let request = RequestSigner::new(bucket).with_region(region).with_signing_version(SigningVersion::V4);
    Ok(Signer::new(reqsign::default_context(), provider, request))
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
    let signer = signer(&bucket, &region).await?;
    let requests = requests();
    loop {
        let Ok(name) = requests.recv() else { return Ok(()) };
        tell(fetch(&signer, format!("{place}/{name}")).await);
    }
}
