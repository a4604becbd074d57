//! A progress bar beside work that takes longer than a second, on a terminal only.

use std::io::{self, IsTerminal};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::input::Progress;

const PATIENCE: Duration = Duration::from_secs(1);
/// While files are still being found, nobody knows how long it will take.
const UNKNOWN: &str = "{bar:30} {human_pos}/{human_len} {elapsed}";
const KNOWN: &str = "{bar:30} {human_pos}/{human_len} {per_sec} {elapsed}, {eta} left";
const TICK: Duration = Duration::from_millis(100);

/// Does `work` while showing how far `progress` is.
pub(super) fn beside<T>(progress: &Progress, is_wanted: bool, work: impl FnOnce() -> T) -> T {
    if !is_wanted || !io::stderr().is_terminal() {
        return work();
    }
    let (done, is_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || show(progress, &is_done));
        let result = work();
        drop(done);
        result
    })
}

fn show(progress: &Progress, is_done: &mpsc::Receiver<()>) {
    let started = Instant::now();
    let mut bar: Option<ProgressBar> = None;
    while is_done.recv_timeout(TICK) == Err(mpsc::RecvTimeoutError::Timeout) {
        if started.elapsed() < PATIENCE {
            continue;
        }
        let bar = bar.get_or_insert_with(new_bar);
        let (found, is_all) = progress.found();
        if is_all {
            bar.set_style(style(KNOWN));
        }
        bar.set_length(found as u64);
        bar.set_position(progress.done() as u64);
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}

fn new_bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    bar.with_style(style(UNKNOWN))
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
