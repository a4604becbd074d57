use std::env;

use clap::Parser;
use opendal::services::Oss;

#[derive(Parser)]
struct Args {
    #[arg(long, env = "OSS_ACCESS_KEY_ID")]
    id: String,
    #[arg(long, env = "OSS_ACCESS_KEY_SECRET", hide_env_values = true)]
    secret: String,
}

fn main() -> Result<(), env::VarError> {
    let args = Args::parse();
    let one = Oss::default().access_key_id(&env::var("OSS_ACCESS_KEY_ID")?).access_key_secret(&env::var("OSS_ACCESS_KEY_SECRET")?);
    let two = Oss::default().access_key_id(&args.id).access_key_secret(&args.secret);
    drop((one, two));
    Ok(())
}
