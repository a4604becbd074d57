use opendal::{Operator, services::Oss};

trait Login {
    const WHO: &'static str;

    fn word(&self) -> String;

    fn builder(&self) -> Oss {
        Oss::default().access_key_id(Self::WHO).access_key_secret(&self.word())
    }
}

struct Prod;

impl Login for Prod {
    const WHO: &'static str = "prod";

    fn word(&self) -> String {
        "aKL1ntsyCBdBJWw4CyYPmGcio1T25s".into()
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

fn try_word(path: &str) -> std::io::Result<String> {
    if path.is_empty() {
        return Ok("aKL1ntp2naCzsPUaU26NSPaaACiKlj".to_string());
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
    std::fs::read_to_string(path)
}

fn chained() -> Result<Oss, Box<dyn std::error::Error>> {
    Ok(Oss::default().access_key_id("chain").access_key_secret(try_word("")?.trim()))
}

fn closures() -> Vec<Oss> {
    let word = || "aKL1ntBeYXL8a61bLn63eIGdNM5SiZ";
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let build = |word: &str| Oss::default().access_key_id("closure").access_key_secret(word);
    let held = String::from("aKL1nttCanpzRZghB9jq3a8olFiTAQ");
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let moved = move || Oss::default().access_key_id("closure").access_key_secret(&held);
    vec![build(word()), build("aKL1ntkXo9ow9EAEfD38K9jfBiGg8C"), moved()]
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn loops(words: &[&str]) -> Oss {
    let mut builder = Oss::default().access_key_id("loop");
    let mut tries = 0;
    while tries < 3 {
        builder = builder.root("/");
        if tries == 1 {
            builder = builder.access_key_secret("aKL1ntzHiNnd0ImGCKGWjoVSiN6RXj");
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        }
        tries += 1;
    }
    for word in words {
        builder = builder.bucket(word);
    }
    builder
}

#[cfg(feature = "prod")]
const WORD: &str = "aKL1ntDaHebWbcLDBrCwAXOL2D4M0h";
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
#[cfg(not(feature = "prod"))]
const WORD: &str = "aKL1nth2gayIpyuG2hr2P7r7C2iq6C";
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn branches() -> Oss {
    let word = if cfg!(debug_assertions) { "aKL1ntdRFr4jnm6f3BV49CSyfCWfJL" } else { WORD };
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let secret = match word.len() {
        0 => "aKL1ntQNgYKKMvPms6Uzv0EwxX80dj",
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        _ if word.starts_with('x') => return Oss::default(),
        _ => word,
    };
    let Some(last) = Some("aKL1nt52C3bWP05NMIyKYXKaM1ZeMq") else { return Oss::default() };
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    drop(Oss::default().access_key_id("let-else").access_key_secret(last));
    Oss::default().access_key_id("branch").access_key_secret(secret)
}

struct Setup {
    builder: Oss,
}

impl Setup {
    fn new() -> Self {
        Self { builder: Oss::default().access_key_id("setup") }
    }

    fn word(mut self, word: impl AsRef<str>) -> Self {
        self.builder = self.builder.access_key_secret(word.as_ref());
        self
    }

    fn finish(self) -> opendal::Result<Operator> {
        Ok(Operator::new(self.builder)?.finish())
    }
}

enum Stage {
    Dev,
    Prod,
}

impl Stage {
    fn word(&self) -> &'static str {
        match self {
            Self::Dev => "aKL1ntyGzBxtPYWk4ApCmE0Qmh6Cug",
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
            Self::Prod => "aKL1ntE6J7PW6rbQbs83AQytVuZYlm",
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        }
    }
}

macro_rules! word {
    (dev) => {
        "aKL1ntIMrraf39EmoAmNbLxSGc7kss"
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    };
    ($other:literal) => {
        $other
    };
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Operator::new(Prod.builder())?.finish();
    Operator::new(chained()?)?.finish();
    for builder in closures() {
        Operator::new(builder)?.finish();
    }
    Operator::new(loops(&["a"]))?.finish();
    Operator::new(branches())?.finish();
    Setup::new().word("aKL1ntBsd9wrtLtAN6Z7SI5qrTdaK0").finish()?;
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    drop(Oss::default().access_key_id("stage").access_key_secret(Stage::Dev.word()));
    drop(Oss::default().access_key_id("stage").access_key_secret(Stage::Prod.word()));
    drop(Oss::default().access_key_id("macro").access_key_secret(word!(dev)));
    drop(Oss::default().access_key_id("macro").access_key_secret(word!("aKL1ntA92acURT1H2Z6sjN0tJ7nIAl")));
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Ok(())
}
