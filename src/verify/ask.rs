//! One key, one question, and what is done when no answer comes.

use std::io::ErrorKind;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};

use super::answer;
use super::endpoint::Endpoint;
use super::route::Route;
use super::sign::{Stamp, headers, hex};
use crate::catalog::sts::{Doubt, Sts};
use crate::finding::verification::Verification;
use crate::mask::AccessKey;

/// Bytes that an answer may have; those of STS have some hundred.
const LONGEST: u64 = 64 * 1024;
/// The wait before a request is tried again, doubled each time.
const FIRST_WAIT: Duration = Duration::from_millis(300);
/// How often a request is sent that is refused for there being too many.
const MOST_TRIES: u32 = 5;

pub(super) struct Asker<'a> {
    sts: &'a Sts,
    endpoint: &'a Endpoint,
    timeout: Duration,
    agent: Agent,
}

impl<'a> Asker<'a> {
    pub(super) fn new(sts: &'a Sts, endpoint: &'a Endpoint, route: &Route, timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Whoever sends us elsewhere gets no second request.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .https_only(!endpoint.is_plain)
            .proxy(route.proxy.clone())
            // A connection that the server closed meanwhile would look as if there were no answer.
            .max_idle_connections(0)
            .user_agent(concat!("aklint/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build();
        Self { sts, endpoint, timeout, agent: config.new_agent() }
    }

    /// Tries a key. Ends in time, whatever the server does.
    pub(super) fn ask(&self, key: &AccessKey) -> Verification {
        let end = Instant::now() + self.timeout;
        let left = || end.saturating_duration_since(Instant::now());
        let mut throttled = None;
        for wait in (0..MOST_TRIES).map(|tries| FIRST_WAIT * 2_u32.pow(tries)) {
            match (self.try_once(key, left()), &throttled) {
                (Ok(answer @ Verification::Undetermined { doubt: Doubt::Throttled, .. }), _) => {
                    throttled = Some(answer);
                }
                (Ok(answer), _) => return answer,
                (Err(error), None) => return Verification::doubtful(doubt(&error)),
                // There was no time left for another answer.
                (Err(_), Some(_)) => break,
            }
            if wait >= left() {
                break;
            }
            thread::sleep(wait);
        }
        throttled.unwrap_or(Verification::doubtful(Doubt::Throttled))
    }

    fn try_once(&self, key: &AccessKey, left: Duration) -> Result<Verification, Error> {
        let mut request = self.agent.post(&self.endpoint.url);
        for (name, value) in headers(self.sts, key, self.endpoint.host(), stamp()) {
            request = request.header(name, value);
        }
        let mut response = request.config().timeout_global(Some(left)).build().send_empty()?;
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LONGEST).read_to_vec()?;
        Ok(answer::read(self.sts, key, status, &body))
    }
}

fn stamp() -> Stamp {
    let mut nonce = [0; 16];
    // Only sameness would matter: a request that is sent again by somebody else is refused.
    if getrandom::fill(&mut nonce).is_err() {
        nonce = Timestamp::now().as_nanosecond().to_le_bytes();
    }
    Stamp { date: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(), nonce: hex(&nonce) }
}

/// What kept an answer from coming. What the error says in words may quote the request and is left where it is.
fn doubt(error: &Error) -> Doubt {
    match error {
        Error::Timeout(_) => Doubt::Timeout,
        Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Doubt::Timeout,
            // Where TLS takes offence at what the other side says.
            ErrorKind::InvalidData => Doubt::Certificate,
            _ => Doubt::Unreachable,
        },
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => Doubt::Certificate,
        // A token with characters that no header can have: nothing was sent.
        Error::Http(_) => Doubt::Skipped,
        Error::Protocol(_) | Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => Doubt::UnexpectedAnswer,
        _ => Doubt::Unreachable,
    }
}
