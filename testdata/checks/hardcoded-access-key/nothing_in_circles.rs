mod a {
    pub use crate::b::*;
    pub use crate::b::PASS;
}

mod b {
    pub use crate::a::*;
    pub use crate::a::PASS;
}

use a::*;
use b::PASS as OTHER;

struct Ring<'r> {
    next: Option<&'r Ring<'r>>,
    pass: String,
}

impl Ring<'_> {
    fn pass(&self) -> String {
        match self.next {
            Some(next) => next.pass(),
            None => self.pass(),
        }
    }
}

fn turn(pass: &str) -> String {
    turn(&turn(pass))
}

fn main() {
    let ring = Ring { next: None, pass: turn(PASS) };
    let builder = opendal::services::Oss::default()
        .access_key_id(OTHER)
        .access_key_secret(&ring.pass())
        .security_token(&turn(&ring.pass));
}
