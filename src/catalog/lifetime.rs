//! How long a function's values live, told from how it is written: `rules/lifetimes.toml`.

use serde::Deserialize;

/// The words by which lifetimes are told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lifetimes {
    /// Parameter lists of functions that a platform calls for each event.
    pub handler_params: Vec<Vec<String>>,
    /// Parameters that only the handler of one request has.
    pub request_params: Vec<String>,
    /// Decorators that register a function for requests or jobs.
    pub request_decorators: Vec<String>,
    /// Base classes whose methods handle one request each.
    pub request_bases: Vec<String>,
    /// Calls after which a program does not end by itself.
    pub endless_calls: Vec<String>,
    /// How parts of names begin in a function that remembers credentials and knows when they end.
    pub expiry_words: Vec<String>,
    /// Calls by which a test says that what follows is refused.
    #[serde(default)]
    pub refusal_calls: Vec<String>,
    /// Calls that ask for the time, by their path.
    pub clocks: Vec<String>,
}
