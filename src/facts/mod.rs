//! What is there, without judgement.

pub mod keys;
