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
    /// Objects that are there for one request.
    pub request_objects: Vec<String>,
    /// Calls that are given a function to have it called for each request.
    pub request_givers: Vec<String>,
    /// Decorators that register a function for requests or jobs.
    pub request_decorators: Vec<String>,
    /// Base classes whose methods handle one request each.
    pub request_bases: Vec<String>,
    /// Decorators of what only runs in tests.
    pub test_decorators: Vec<String>,
    /// Base classes whose methods are tests.
    pub test_bases: Vec<String>,
    /// Functions that prepare a program that then serves.
    pub startup_names: Vec<String>,
    /// What a function is decorated with, or given to, that is called before a program serves.
    pub startup_hooks: Vec<String>,
    /// Functions that end what they set to nothing.
    pub closing_names: Vec<String>,
    /// Objects that are there as long as the program is.
    pub long_lived_objects: Vec<String>,
    /// Calls that keep what they are given as long as the program runs.
    pub keeping_calls: Vec<String>,
    /// Methods by which one comes to what is inside.
    pub steps: Vec<String>,
    /// Methods that put what they are given into their receiver.
    pub inserting_calls: Vec<String>,
    /// Methods that put something into their receiver if nothing is there yet.
    pub memo_calls: Vec<String>,
    /// Methods of anything that give back what they are called on.
    pub receiver_calls: Vec<String>,
    /// Calls after which a program does not end by itself.
    pub endless_calls: Vec<String>,
    /// What is put to work for good by a method `run`.
    pub servers: Vec<String>,
    /// Calls that wait for the next round of a loop.
    pub waiting_calls: Vec<String>,
    /// How parts of names begin in a function that remembers credentials and knows when they end.
    pub expiry_words: Vec<String>,
    /// Calls by which a test says that what follows is refused.
    #[serde(default)]
    pub refusal_calls: Vec<String>,
    /// Of these, names that only count where they are compared.
    pub moments: Vec<String>,
    /// Calls that ask for the time, by their path.
    pub clocks: Vec<String>,
    /// Further calls that tell the time, by their path.
    pub times: Vec<String>,
    /// Methods of a cached function, or of its cache, after which it is asked again.
    pub forgetting_calls: Vec<String>,
}
