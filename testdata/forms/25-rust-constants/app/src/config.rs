//! Names that the whole program uses.

pub const LOGIN: &str = "app";
pub const PHRASE: &str = "aKL1nt08iLAoMoEGNBH3ulLoQmuKt0";
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

pub mod deep {
    pub static PHRASE: &str = "aKL1ntjwBu6uEVvDlKSqvwf02LxNAI";
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}

/// Settings of one store.
pub struct Store {
    pub login: String,
    pub phrase: String,
}

impl Store {
    pub const PHRASE: &'static str = "aKL1nt4EMdQrP9IFhMuxU6ChKYLfSt";
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

    pub fn phrase_of(&self) -> &str {
        &self.phrase
    }
}

impl Default for Store {
    fn default() -> Self {
        Self { login: "app".into(), phrase: "aKL1ntTwxi7Sgfzu96R6Qv2ukPy6VK".to_string() }
//                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    }
}

pub fn phrase() -> String {
    "aKL1ntKqDieUaDvnpWLGWq435AUx0s".to_owned()
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}
