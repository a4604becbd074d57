use opendal::services::Oss;

const PAIR: (&str, &str) = ("u", "aKL1ntwU3f36hU4fB9Io17P3dY1J4s");
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
const LIST: [&str; 2] = ["u", "aKL1nte7Tp4EaAyGu6wH9Dv7Q8RuZ7"];
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

struct Login(String, String);

fn pair() -> (String, String) {
    ("u".to_string(), "aKL1ntCmBa6rG9b9u6q3G7FuB82xVa".to_string())
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

fn builders(stage: &str) {
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(PAIR.1);
    let two = Oss::default().access_key_id(crate::USER).access_key_secret(LIST[1]);
    let login = Login("u".into(), "aKL1ntR7nD7Zf9VT1F1SnYrEC6N7L2".into());
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&login.1);
    let (_, pass) = pair();
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(&pass);
    let (user, pass) = match stage {
        "dev" => ("u", "aKL1nty5Em5a8jC9I5R8J8aIt4x2tf"),
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        _ => ("u", "aKL1nt7d4Qu6M8kLjR9bYd7UsW3K8J"),
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    };
    let five = Oss::default().access_key_id(user).access_key_secret(pass);
}
