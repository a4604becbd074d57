use opendal::services::Oss;

#[derive(Debug, Clone)]
struct Config {
    id: String,
    word: String,
    region: String,
}

struct Quiet {
    id: String,
    word: String,
}

impl std::fmt::Debug for Quiet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quiet").field("id", &self.id).finish()
    }
}

fn connect(config: &Config, quiet: &Quiet) {
    let builder = Oss::default().access_key_id(&config.id).access_key_secret(&config.word);
    let other = Oss::default().access_key_id(&quiet.id).access_key_secret(&quiet.word);
    tracing::debug!(?config, "connecting");
//                   ^^^^^^ secret-in-log warning
    tracing::info!(word = %config.word, "connecting");
//                         ^^^^^^^^^^^ secret-in-log warning
    println!("{:?} {}", quiet, config.region);
    println!("{:?} {:?}", builder, other);
    log::debug!("{quiet:?} {}", quiet.word);
//                              ^^^^^^^^^^ secret-in-log warning
}

fn from_environment() {
    let secret = std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").unwrap();
    println!("secret: {secret}");
//                     ^^^^^^ secret-in-log warning
    println!("{}", &secret[..4]);
    println!("{} {}", secret.len(), secret.is_empty());
    assert!(!secret.is_empty(), "no secret");
}
