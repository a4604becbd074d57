//! aklint finds leaked, stale and over-powerful Alibaba Cloud credentials in Python and Rust and recommends the right
//! credentials provider.
//!
//! Facts before judgement, data before code, one line through the middle: text → syntax → facts → linked project →
//! findings → report. The rooms in reading order, ground floor first; a room imports only from the floors below it.

// 1: what is read: files, bytes, lines.
pub mod source;
// What must not be shown.
pub mod mask;
// 2: what is known about SDKs, keys and providers; the shape of code.
pub mod catalog;
pub mod syntax;
// The files that are followed together, and what their imports lead to.
pub mod program;
// 3: what may an expression hold, within one program?
pub mod flow;
// What is there: credential sites, keys, evidence. No judgement.
pub mod facts;
// 4: what the files say together.
pub mod link;
// 5: the words that rules, reports and editors share.
pub mod finding;
// 6: evidence and the selection table make a recommendation.
pub mod advice;
// 7: what the user chose.
pub mod settings;
// What the user silenced.
pub mod suppress;
// The rules: facts in, findings out.
pub mod checks;
// Edits that mend what they find.
pub mod fix;
// 8: the only room that reads from the disk.
pub mod input;
// The only room that speaks to the network, and only when it is told to: is a key alive, and whose is it?
pub mod verify;
// 9: the spine.
pub mod engine;
// 10: the formats in which a report is written.
pub mod render;
// The language server: the same findings in an editor.
pub mod lsp;
// 11: one function per subcommand.
pub mod cli;
