//! Moves what nobody asks for to the archive.

mod backup;
mod inventory;

use std::time::Duration;

const ENDPOINT: &str = "https://oss-cn-chengdu-internal.aliyuncs.com";
const PAUSE: Duration = Duration::from_secs(3600);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("worker {} ({})", env!("CARGO_PKG_VERSION"), env!("COMMIT"));
    let archive = seedbank_store::archive(ENDPOINT)?;
    let backup = backup::operator(ENDPOINT)?;
    loop {
        for name in inventory::forgotten() {
            let found = backup.read(&name).await?;
            archive.write(&name, found).await?;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
