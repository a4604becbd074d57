//! Whom to ask.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::catalog::Catalog;

/// A server that answers for STS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub(super) url: String,
    pub(super) is_plain: bool,
    host: String,
    name: String,
}

/// Why a text names no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointError {
    /// It is no host, and no address of one.
    Malformed,
    /// It would have a request go over the network as everybody can read it.
    Plain,
}

impl Default for Endpoint {
    fn default() -> Self {
        let host = &Catalog::builtin().sts.host;
        Self { url: format!("https://{host}/"), is_plain: false, host: host.clone(), name: host.clone() }
    }
}

impl Endpoint {
    /// Reads `HOST[:PORT]` or `https://HOST[:PORT]`; plain HTTP is for this machine's own addresses alone.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let text = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let url = Url::parse(&text).map_err(|_| EndpointError::Malformed)?;
        let host = url.host().ok_or(EndpointError::Malformed)?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let is_anonymous = url.username().is_empty() && url.password().is_none();
        let is_plain = match url.scheme() {
            _ if !is_bare || !is_anonymous => return Err(EndpointError::Malformed),
            "https" => false,
            "http" if is_loopback(&host) => true,
            "http" => return Err(EndpointError::Plain),
            _ => return Err(EndpointError::Malformed),
        };
        let name = host.to_string();
        let host = url.port().map_or_else(|| name.clone(), |port| format!("{name}:{port}"));
        Ok(Self { url: url.to_string(), is_plain, host, name })
    }

    /// The host, and the port if it is another than the usual one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host alone.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => Ipv4Addr::is_loopback(address),
        Host::Ipv6(address) => Ipv6Addr::is_loopback(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_asked_over_https() {
        for (text, url, host) in [
            ("sts.cn-hangzhou.aliyuncs.com", "https://sts.cn-hangzhou.aliyuncs.com/", "sts.cn-hangzhou.aliyuncs.com"),
            ("https://sts.aliyuncs.com:8443/", "https://sts.aliyuncs.com:8443/", "sts.aliyuncs.com:8443"),
            ("STS.aliyuncs.com:443", "https://sts.aliyuncs.com/", "sts.aliyuncs.com"),
            ("[::1]:8443", "https://[::1]:8443/", "[::1]:8443"),
        ] {
            let endpoint = Endpoint::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!((&*endpoint.url, endpoint.host(), endpoint.is_plain), (url, host, false), "{text}");
        }
    }

    #[test]
    fn plain_http_does_not_leave_the_machine() {
        for text in ["http://127.0.0.1:8080", "http://127.9.9.9", "http://[::1]:1", "http://localhost:8080/"] {
            assert!(Endpoint::parse(text).is_ok_and(|endpoint| endpoint.is_plain), "{text}");
        }
        for text in ["http://sts.aliyuncs.com", "http://10.0.0.1", "http://localhost.example.com", "http://0.0.0.0:1"] {
            assert_eq!(Endpoint::parse(text), Err(EndpointError::Plain), "{text}");
        }
    }

    #[test]
    fn nothing_but_a_host_is_an_endpoint() {
        for text in [
            "",
            "https://",
            "https://a:b@sts.aliyuncs.com",
            "sts.aliyuncs.com/path",
            "a?b",
            "ftp://a",
            "a b",
            "a:99999",
        ] {
            assert_eq!(Endpoint::parse(text), Err(EndpointError::Malformed), "{text}");
        }
    }
}
