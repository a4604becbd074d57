//! What is said about things that cannot be read.

use std::io;
use std::sync::Arc;

use crate::catalog::text::Text;
use crate::finding::{Extent, Problem};

/// A problem with the whole of `path`.
pub(super) fn problem(path: &str, extent: Extent, en: impl Into<String>, zh: impl Into<String>) -> Problem {
    Problem { path: Arc::from(path), span: None, text: Text { en: en.into(), zh: zh.into() }, extent }
}

/// Something the user named cannot be reached.
pub(super) fn cannot_open(path: &str, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => problem(
            path,
            Extent::Unseen,
            "There is no such file or folder; check the path.",
            "没有这个文件或目录，请检查路径。",
        ),
        _ => cannot_read(path, error),
    }
}

/// Something that a walk found cannot be read.
pub(super) fn cannot_read(path: &str, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => {
            problem(path, Extent::Skipped, "It was removed while the scan was running.", "它在扫描过程中被删除了。")
        }
        io::ErrorKind::PermissionDenied => problem(
            path,
            Extent::Unseen,
            "It may not be read: permission denied. Run aklint as a user who may read it, or exclude it.",
            "没有读取权限。请换用有权限的用户运行 aklint，或将其排除。",
        ),
        _ => problem(path, Extent::Unseen, format!("It could not be read: {error}."), format!("读取失败：{error}。")),
    }
}

/// Neither a file nor a folder.
pub(super) fn not_regular(path: &str, kind: std::fs::FileType) -> Problem {
    let (en, zh) = name_of(kind);
    problem(
        path,
        Extent::Skipped,
        format!("It is {en}, not a regular file, and was not opened."),
        format!("它是{zh}，不是普通文件，没有打开。"),
    )
}

#[cfg(unix)]
fn name_of(kind: std::fs::FileType) -> (&'static str, &'static str) {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        ("a named pipe", "命名管道")
    } else if kind.is_socket() {
        ("a socket", "套接字")
    } else if kind.is_block_device() || kind.is_char_device() {
        ("a device", "设备文件")
    } else {
        ("a special file", "特殊文件")
    }
}

#[cfg(not(unix))]
fn name_of(_: std::fs::FileType) -> (&'static str, &'static str) {
    ("a special file", "特殊文件")
}

/// More bytes than are read of one file.
pub(super) fn too_large(path: &str) -> Problem {
    problem(
        path,
        Extent::Unseen,
        "It is a text file of more than 1 GiB and was not looked at. Exclude it, or split it.",
        "这是超过 1 GiB 的文本文件，未做检查。请将其排除或拆分。",
    )
}
