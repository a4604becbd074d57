//! Settings of all programs.

mod archive;

use std::path::Path;

use serde::Deserialize;

pub use archive::Archive;

/// What the server reads at its start.
#[derive(Debug, Clone, Deserialize)]
pub struct Settings {
    pub listen: String,
    pub pictures: Bucket,
    pub mirror: Mirror,
}

/// A bucket that the pod's role may use.
#[derive(Debug, Clone, Deserialize)]
pub struct Bucket {
    pub bucket: String,
    pub endpoint: String,
}

/// The mirror, in another account.
#[derive(Debug, Clone, Deserialize)]
pub struct Mirror {
    pub bucket: String,
    pub endpoint: String,
    pub access_key_id: String,
    pub access_key_secret: String,
}

impl Settings {
    /// Reads `server.toml` out of a folder.
    pub fn read(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let text = std::fs::read_to_string(folder.join("server.toml"))?;
        Ok(toml::from_str(&text)?)
    }
}
