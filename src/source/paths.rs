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

/// `path` as seen from the folder `root`, where what is relative begins in `folder` below it. A path that leads out of
/// `root` stays as it is.
#[must_use]
pub fn below(root: &str, folder: &str, path: &str) -> String {
    let is_absolute = matches!(path.as_bytes(), [b'/', ..] | [_, b':', b'/' | b'\\', ..]);
    let inside = match path.strip_prefix(root) {
        Some(rest) if is_absolute && !root.is_empty() => rest.strip_prefix('/'),
        _ if is_absolute => None,
        _ => Some(path),
    };
    let Some(inside) = inside else { return path.to_owned() };
    let mut parts: Vec<&str> = if is_absolute { Vec::new() } else { folder.split('/').collect() };
    parts.retain(|part| !part.is_empty());
    for part in inside.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return path.to_owned();
                }
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
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

    #[test]
    fn paths_are_seen_from_the_root() {
        for (path, expected) in [
            ("a.py", "services/api/a.py"),
            ("./x/../a.py", "services/api/a.py"),
            ("../web/a.py", "services/web/a.py"),
            ("../../a.py", "a.py"),
            ("../../../a.py", "../../../a.py"),
            ("/srv/repo/x/a.py", "x/a.py"),
            ("/srv/repository/a.py", "/srv/repository/a.py"),
            ("C:/a.py", "C:/a.py"),
            ("c:a.py", "services/api/c:a.py"),
        ] {
            assert_eq!(below("/srv/repo", "services/api", path), expected, "{path}");
        }
        assert_eq!(below("", "", "./a.py"), "a.py");
        assert_eq!(below("", "", "/a.py"), "/a.py");
    }
}
