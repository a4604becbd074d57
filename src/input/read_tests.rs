use std::fs;
use std::io::Write as _;

use super::*;
use crate::finding::Extent;

fn read_bytes(bytes: &[u8]) -> Content {
    read_stream(bytes, bytes.len() as u64, "x", &|_| true).expect("memory can be read").content
}

fn text(bytes: &[u8]) -> (String, bool) {
    match read_bytes(bytes) {
        Content::Text(decoded) => (decoded.text, decoded.lossy),
        other => panic!("{other:?} is no text"),
    }
}

fn exact(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

const SAMPLE: &str = "# 测试账号\nkey = 'x' # 😀 é\r\nsecret = \"some value\"\n";

#[test]
fn utf_8_is_read_with_and_without_a_mark() {
    assert_eq!(text(SAMPLE.as_bytes()), exact(SAMPLE));
    assert_eq!(text(format!("\u{feff}{SAMPLE}").as_bytes()), exact(SAMPLE));
    assert_eq!(text(b""), exact(""));
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let marked = utf_16(&format!("\u{feff}{SAMPLE}"), to_bytes);
        assert_eq!(text(&marked), exact(SAMPLE));
        assert_eq!(text(&utf_16(SAMPLE, to_bytes)), exact(SAMPLE));
        // The head may end inside a surrogate pair.
        let long = format!("a{}", "b😀".repeat(4000));
        assert_eq!(text(&utf_16(&long, to_bytes)), exact(&long));
    }
    let (cut, lossy) = text(&utf_16("\u{feff}ab", u16::to_le_bytes)[..5]);
    assert_eq!((cut.as_str(), lossy), ("a\u{fffd}", true));
}

#[test]
fn utf_16_is_decoded_before_the_filter_is_asked() {
    let bytes = utf_16(SAMPLE, u16::to_le_bytes);
    let has_key = |bytes: &[u8]| bytes.windows(9).any(|window| window == b"key = 'x'");
    let read = read_stream(&bytes[..], 0, "x", &has_key).expect("memory can be read");
    assert!(matches!(read.content, Content::Text(_)));
    assert_eq!(read.bytes, bytes.len() as u64);
}

#[test]
fn what_is_not_text_is_not_read() {
    assert_eq!(read_bytes(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"), Content::Binary);
    assert_eq!(read_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"), Content::Binary);
    assert_eq!(read_bytes(&[0; 4096]), Content::Binary);
    let numbers: Vec<u8> = (0..2000_u16).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_bytes(&numbers), Content::Binary);
    let long = [vec![0; 100], vec![b'a'; 1 << 20]].concat();
    let read = read_stream(&long[..], long.len() as u64, "x", &|_| true).expect("memory can be read");
    assert_eq!((read.content, read.bytes), (Content::Binary, HEAD as u64));
}

#[test]
fn chinese_encodings_are_read_where_they_are_beyond_doubt() {
    let (gbk, _, _) = GBK.encode("# 主账号AK，测试\nkey = '密钥'\n");
    assert_eq!(text(&gbk), exact("# 主账号AK，测试\nkey = '密钥'\n"));
    let (big5, _, _) = encoding_rs::BIG5.encode("# -*- coding: big5 -*-\n# 測試\n");
    assert_eq!(text(&big5), exact("# -*- coding: big5 -*-\n# 測試\n"));
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n# é\n");
    assert_eq!(text(&latin), exact("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n# é\n"));
}

#[test]
fn any_other_text_keeps_what_is_valid() {
    assert_eq!(text(b"caf\xE9 = 'key'\n\xE5\xAF\x86\n"), ("caf\u{fffd} = 'key'\n密\n".to_owned(), true));
    // A declaration that the text does not keep to is not believed.
    assert_eq!(text(b"# coding: gbk\n\xFF\xFF = 'key'\n").0, "# coding: gbk\n\u{fffd}\u{fffd} = 'key'\n");
}

#[test]
fn the_filter_sees_everything_and_decides() {
    let long = [vec![b'a'; 3 << 20], b"needle".to_vec()].concat();
    let dull = read_stream(&long[..], 0, "x", &|bytes| bytes.len() != long.len()).expect("memory can be read");
    assert_eq!((dull.content, dull.bytes), (Content::Dull, long.len() as u64));
    let interest = |bytes: &[u8]| bytes.ends_with(b"needle");
    let found = read_stream(&long[..], 0, "x", &interest).expect("memory can be read");
    assert!(matches!(found.content, Content::Text(Decoded { text, .. }) if text.len() == long.len()));
}

#[test]
fn large_files_cost_no_more_than_they_must() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("sparse");
    let sparse = |head: &[u8], size: u64| {
        let mut file = fs::File::create(&path).expect("a file");
        file.write_all(head).expect("a head");
        file.set_len(size).expect("a size");
    };
    sparse(b"", 200 << 20);
    let read_it = || read(&path, "sparse", &|_| false);
    let binary = FileRead { content: Content::Binary, bytes: HEAD as u64 };
    assert_eq!(read_it(), Ok(binary.clone()));
    sparse(b"", 5 << 30);
    assert_eq!(read_it(), Ok(binary), "a large file that is no text is nothing to complain about");
    sparse(&[b'a'; HEAD], 200 << 20);
    assert_eq!(read_it(), Ok(FileRead { content: Content::Dull, bytes: 200 << 20 }));
    BUFFER.with_borrow(|buffer| assert!(buffer.capacity() <= KEEP));
    sparse(&[b'a'; HEAD], (1 << 30) + 1);
    assert_eq!(read_it().expect_err("it is too large").extent, Extent::Unseen);
}

#[test]
fn a_file_that_vanished_is_skipped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let problem = read(&folder.path().join("gone.py"), "gone.py", &|_| true).expect_err("there is no such file");
    assert_eq!((problem.extent, &*problem.path), (Extent::Skipped, "gone.py"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_unseen() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("closed.py");
    fs::write(&path, "text").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    let result = read(&path, "closed.py", &|_| true);
    // Permissions do not bind root.
    if fs::read(&path).is_err() {
        assert_eq!(result.expect_err("it is closed").extent, Extent::Unseen);
    } else {
        assert!(matches!(result.expect("it is open").content, Content::Text(_)));
    }
}
