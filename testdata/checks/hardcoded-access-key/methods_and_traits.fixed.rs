use opendal::services::Oss;

enum Stage {
    Dev,
    Live,
}

impl Stage {
    fn pass(&self) -> &'static str {
        match self {
            Stage::Dev => "aKL1nt2r1SJtfEpH9Gx7Ex9qXvQ8x3",
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
            Stage::Live => "aKL1nt5a5c4K7In4F2qS8Qt5E6J6qX",
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        }
    }
}

trait Login {
    fn pass(&self) -> String;
}

struct Fixed;

impl Login for Fixed {
    fn pass(&self) -> String {
        std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

fn builders(stage: Stage) {
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(stage.pass());
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(&Fixed.pass());
}
