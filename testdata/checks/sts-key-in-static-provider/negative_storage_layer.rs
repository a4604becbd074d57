use std::collections::HashMap;

use opendal::services::Oss;
use opendal::Operator;

/// One of many back ends: what the user configured is handed on.
pub fn from_options(options: &HashMap<String, String>) -> opendal::Result<Operator> {
    let mut builder = Oss::default().bucket(&options["bucket"]);
    if let Some(id) = options.get("access_key_id") {
        builder = builder.access_key_id(id);
    }
    if let Some(secret) = options.get("access_key_secret") {
        builder = builder.access_key_secret(secret);
    }
    if let Some(token) = options.get("security_token") {
        builder = builder.security_token(token);
    }
    Ok(Operator::new(builder)?.finish())
}
