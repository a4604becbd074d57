//! Operators for every bucket.

use opendal::services::{Oss, S3};
use opendal::{Operator, Result};
use seedbank_config::{Archive, Bucket, Mirror};

/// Pictures: the pod's role.
pub fn pictures(bucket: &Bucket) -> Result<Operator> {
    Ok(Operator::new(Oss::default().bucket(&bucket.bucket).endpoint(&bucket.endpoint))?.finish())
}

/// The mirror.
pub fn mirror(mirror: &Mirror) -> Result<Operator> {
    let builder = Oss::default()
        .bucket(&mirror.bucket)
        .endpoint(&mirror.endpoint)
        .access_key_id(&mirror.access_key_id)
        .access_key_secret(&mirror.access_key_secret);
    Ok(Operator::new(builder)?.finish())
}

/// The archive.
pub fn archive(endpoint: &str) -> Result<Operator> {
    let archive = Archive::default();
    let builder = Oss::default().bucket(&archive.bucket).endpoint(endpoint);
    let builder = builder.access_key_id(&archive.login).access_key_secret(&archive.phrase);
    Ok(Operator::new(builder)?.finish())
}

/// A bucket of the MinIO that developers run.
pub fn local(name: &str) -> Result<Operator> {
    let builder = S3::default()
        .bucket(name)
        .endpoint("http://127.0.0.1:9000")
        .access_key_id("minioadmin")
        .secret_access_key("minioadmin");
    Ok(Operator::new(builder)?.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builders_take_any_key() {
        let mirror = Mirror { bucket: "b".into(), endpoint: "http://127.0.0.1".into(), access_key_id: "foo".into(), access_key_secret: "bar".into() };
        assert!(super::mirror(&mirror).is_ok());
    }
}
