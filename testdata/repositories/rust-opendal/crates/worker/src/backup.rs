//! The backup bucket, which the build machine has the key of.

use opendal::services::Oss;
use opendal::{Operator, Result};

pub fn operator(endpoint: &str) -> Result<Operator> {
    let builder = Oss::default()
        .bucket("seedbank-backup")
        .endpoint(endpoint)
        .access_key_id(env!("BACKUP_ACCESS_KEY_ID"))
        .access_key_secret(env!("BACKUP_ACCESS_KEY_SECRET"));
    Ok(Operator::new(builder)?.finish())
}
