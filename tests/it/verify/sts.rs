//! A stand-in for STS on this machine. What is signed is computed again here, from the published algorithm and not with the
//! program's code, so that both would have to be wrong in the same way.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

pub const ACCOUNT: &str = "1000000000000001";

/// What the server knows of a key.
#[derive(Clone)]
pub struct Known {
    pub id: String,
    pub secret: String,
    pub token: Option<String>,
    pub says: Says,
}

/// What it answers to who signs rightly.
#[derive(Clone)]
pub enum Says {
    /// The identity, as it calls it, and the end of its ARN.
    Is(&'static str, &'static str),
    /// A refusal: status and code.
    No(u16, &'static str),
    /// A refusal for so many times, then the identity.
    Later(u16, &'static str, usize),
}

pub struct Sts {
    pub endpoint: String,
    /// Requests as they came, headers and all.
    pub requests: Arc<Mutex<Vec<String>>>,
}

impl Sts {
    pub fn of(known: Vec<Known>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("it has an address"));
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A connection that closes at once asks nothing.
                let Some(request) = read(&stream) else { continue };
                let before = {
                    let mut seen = seen.lock().expect("nobody panics with it");
                    seen.push(request.clone());
                    seen.len() - 1
                };
                let (status, body) = answer(&request, &known, before);
                let head =
                    format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                let _ = (&stream).write_all(format!("{head}{body}").as_bytes());
            }
        });
        Self { endpoint, requests }
    }

    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("nobody panics with it").clone()
    }
}

fn read(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        reader.read_line(&mut request).ok().filter(|read| *read > 0)?;
    }
    Some(request)
}

fn answer(request: &str, known: &[Known], before: usize) -> (u16, String) {
    let refused = |status: u16, code: &str| {
        // The real one quotes what was signed, too.
        let message = request.replace('\r', "").replace('\n', "|").replace('"', "'");
        (status, format!(r#"{{"RequestId":"0","Code":"{code}","Message":"{message}"}}"#))
    };
    let headers: BTreeMap<String, &str> = request
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim()))
        .collect();
    let header = |name: &str| headers.get(name).copied().unwrap_or_default();
    let authorization = header("authorization").strip_prefix("ACS3-HMAC-SHA256 ").unwrap_or_default();
    let part = |name: &str| {
        let mut parts = authorization.split(',').filter_map(|part| part.split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value).unwrap_or_default()
    };
    let Some(key) = known.iter().find(|key| key.id == part("Credential")) else {
        return refused(404, "InvalidAccessKeyId.NotFound");
    };
    if key.token.is_some() && !headers.contains_key("x-acs-security-token") {
        return refused(400, "MissingSecurityToken");
    }
    let names = part("SignedHeaders");
    let is_complete =
        ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"]
            .iter()
            .chain(key.token.as_ref().map(|_| &"x-acs-security-token"))
            .all(|needed| names.split(';').any(|name| name == *needed));
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: String = names.split(';').map(|name| format!("{name}:{}\n", header(name))).collect();
    let first = request.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").replacen(' ', "\n", 1);
    let canonical = format!("{first}\n\n{lines}\n{names}\n{}", hex(&Sha256::digest([])));
    let mut mac = Hmac::<Sha256>::new_from_slice(key.secret.as_bytes()).expect("any length will do");
    mac.update(format!("ACS3-HMAC-SHA256\n{}", hex(&Sha256::digest(canonical))).as_bytes());
    let is_right = header("x-acs-content-sha256") == hex(&Sha256::digest([]))
        && (header("x-acs-action"), header("x-acs-version")) == ("GetCallerIdentity", "2015-04-01")
        && key.token.as_deref().is_none_or(|token| token == header("x-acs-security-token"));
    if !is_complete || !is_right || hex(&mac.finalize().into_bytes()) != part("Signature") {
        return refused(400, "SignatureDoesNotMatch");
    }
    let is = |kind: &str, end: &str| {
        (
            200,
            format!(
                r#"{{"IdentityType":"{kind}","AccountId":"{ACCOUNT}","Arn":"acs:ram::{ACCOUNT}{end}","RequestId":"0"}}"#
            ),
        )
    };
    match key.says {
        Says::Is(kind, end) => is(kind, end),
        Says::No(status, code) => refused(status, code),
        Says::Later(status, code, times) if before < times => refused(status, code),
        Says::Later(..) => is("RAMUser", ":user/late"),
    }
}
