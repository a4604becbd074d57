//! The way to an endpoint: by the proxy that the environment names for it, if any.

use std::env;

use ureq::Proxy;

use super::endpoint::Endpoint;

/// What names a proxy for HTTPS, the more special first. `HTTP_PROXY` is for plain HTTP, which is never used beyond this machine.
const PROXIES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const EXCEPTIONS: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// A way to an endpoint.
#[derive(Debug)]
pub struct Route {
    pub(super) proxy: Option<Proxy>,
}

/// A variable names a proxy that cannot be one. To go past it is not for us to decide.
#[derive(Debug)]
pub struct BadProxy {
    /// The variable.
    pub variable: &'static str,
}

impl Route {
    /// The way that the environment has for an endpoint. What is meant for this machine goes by no proxy.
    pub fn to(endpoint: &Endpoint) -> Result<Self, BadProxy> {
        let value = |name: &&'static str| env::var(name).ok().filter(|value| !value.trim().is_empty());
        let exceptions = EXCEPTIONS.iter().find_map(value).unwrap_or_default();
        if endpoint.is_plain || is_exempt(endpoint.name(), &exceptions) {
            return Ok(Self { proxy: None });
        }
        let Some((variable, value)) = PROXIES.iter().find_map(|name| Some((*name, value(name)?))) else {
            return Ok(Self { proxy: None });
        };
        Proxy::new(value.trim()).map(|proxy| Self { proxy: Some(proxy) }).map_err(|_| BadProxy { variable })
    }

    /// Host and port of the proxy.
    #[must_use]
    pub fn proxy(&self) -> Option<String> {
        self.proxy.as_ref().map(|proxy| format!("{}:{}", proxy.host(), proxy.port()))
    }
}

/// Whether a list of hosts, as `NO_PROXY` has it, names this one, or a domain that it belongs to.
fn is_exempt(host: &str, exceptions: &str) -> bool {
    exceptions.split(',').map(|entry| entry.trim().to_ascii_lowercase()).any(|entry| {
        let domain = entry.trim_start_matches('*').trim_start_matches('.');
        let is_below = || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
        entry == "*" || (!domain.is_empty() && (host == domain || is_below()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_hosts_and_their_domains() {
        for list in ["sts.aliyuncs.com", "a, aliyuncs.com", ".aliyuncs.com", "*.aliyuncs.com", "*", "COM"] {
            assert!(is_exempt("sts.aliyuncs.com", list), "{list}");
        }
        for list in ["", ",", ".", "liyuncs.com", "sts.aliyuncs.com.cn", "vpc.sts.aliyuncs.com", "127.0.0.1"] {
            assert!(!is_exempt("sts.aliyuncs.com", list), "{list}");
        }
    }
}
