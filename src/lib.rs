//! aklint finds leaked, stale and over-powerful Alibaba Cloud credentials in Python and Rust and recommends the right
//! credentials provider.
//!
//! Facts before judgement, data before code, one line through the middle: text → syntax → facts → linked project →
//! findings → report. The rooms in reading order, ground floor first; a room imports only from the floors below it.

// 1: what is read, and what must not be shown.
pub mod mask;
pub mod source;
// 2: the shape of code, and what is known about SDKs, keys and providers.
pub mod catalog;
pub mod syntax;
// 3: what there is, without judgement.
pub mod facts;
pub mod flow;
// 4: what the files say together.
pub mod link;
// 5: evidence and the selection table make a recommendation.
pub mod advice;
// 6: the words that rules, reports and editors share.
pub mod finding;
// 7: the rules, what the user chose, and what the user silenced.
pub mod checks;
pub mod settings;
pub mod suppress;
// 8: the only room that reads from the disk.
pub mod input;
// 9: the spine.
pub mod engine;
// 10: the formats in which a report is written.
pub mod render;
// 11: one function per subcommand.
pub mod cli;
