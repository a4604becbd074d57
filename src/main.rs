//! The program: its exit code, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    aklint::cli::run(std::env::args_os())
}
