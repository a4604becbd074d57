//! Paths as they are reported: with slashes, absolute or as seen from the folder that a scan was started in, whose own
//! name is empty.

/// The folder that a file or folder lies in.
#[must_use]
pub fn folder_of(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) => "/",
        Some(at) => &path[..at],
        None => "",
    }
}

/// The folder of a file and those above it, nearest first, as far as its path tells.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder_of(path)), |folder| {
        let has_more = !folder.is_empty() && *folder != "/" && !folder.ends_with("..");
        has_more.then(|| folder_of(folder))
    })
}

/// What is called `name` in a folder.
#[must_use]
pub fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ if folder.ends_with('/') => format!("{folder}{name}"),
        _ => format!("{folder}/{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_lie_in_folders() {
        for (path, expected) in [
            ("a/b/c.py", ["a/b", "a", ""].as_slice()),
            ("c.py", &[""]),
            ("/a/c.py", &["/a", "/"]),
            ("../a/c.py", &["../a", ".."]),
        ] {
            assert_eq!(folders(path).collect::<Vec<_>>(), expected, "{path}");
        }
    }

    #[test]
    fn names_are_put_behind_folders() {
        assert_eq!(join("", "a.py"), "a.py");
        assert_eq!(join("/", "a.py"), "/a.py");
        assert_eq!(join("src", "a.py"), "src/a.py");
    }
}
