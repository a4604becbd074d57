use std::process::Command;

use super::*;
use crate::finding::Extent;

/// A temporary folder with files; a name that ends in a slash is a folder.
pub(in crate::input) fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = root.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(&path).expect("a folder");
        } else {
            fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
            fs::write(&path, text).expect("a file");
        }
    }
    root
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Result {
    files: Vec<String>,
    links: usize,
    excluded: usize,
    problems: Vec<(String, Extent)>,
}

/// Walks roots below `root` (`""` is the root itself), with the root cut off what is shown.
fn walk_below(root: &Path, names: &[&str], options: &WalkOptions<'_>) -> Result {
    let roots: Vec<PathBuf> = names.iter().map(|name| root.join(name)).collect();
    let all = Mutex::new(Result::default());
    let prefix = format!("{}/", show(root));
    let cut = |shown: &str| shown.strip_prefix(&prefix).unwrap_or(shown).to_owned();
    walk(&roots, options, |found| {
        let mut all = all.lock().expect("no thread panics");
        match found {
            Found::File(place) => {
                assert!(place.disk.is_absolute());
                all.files.push(cut(&place.shown));
            }
            Found::Link => all.links += 1,
            Found::Excluded => all.excluded += 1,
            Found::Problem(problem) => {
                assert_ne!(problem.text.en, problem.text.zh);
                all.problems.push((cut(&problem.path), problem.extent));
            }
        }
    });
    let mut all = all.into_inner().expect("no thread panics");
    all.files.sort();
    all.problems.sort();
    all
}

fn files(root: &Path, names: &[&str]) -> Vec<String> {
    let result = walk_below(root, names, &WalkOptions::default());
    assert_eq!(result.problems, []);
    result.files
}

#[test]
fn gitignore_binds_in_repositories_only() {
    let names = [("a.py", ""), ("gen/b.py", ""), ("gen/keep.py", ""), ("x.log", "")];
    let root = tree(&names);
    fs::write(root.path().join(".gitignore"), "gen/*\n!gen/keep.py\n*.log\n").expect("a file");
    assert_eq!(files(root.path(), &[""]), [".gitignore", "a.py", "gen/b.py", "gen/keep.py", "x.log"]);
    fs::create_dir(root.path().join(".git")).expect("a folder");
    assert_eq!(files(root.path(), &[""]), [".gitignore", "a.py", "gen/keep.py"]);
    assert_eq!(files(root.path(), &["gen"]), ["gen/keep.py"], "ignore files above count as well");
    assert_eq!(files(root.path(), &["gen/b.py", "x.log"]), ["gen/b.py", "x.log"], "what is named is never left out");
    let everything = WalkOptions { no_ignore: true, ..WalkOptions::default() };
    assert_eq!(walk_below(root.path(), &[""], &everything).files.len(), 5);
}

#[test]
fn ignore_and_aklintignore_bind_everywhere() {
    let root = tree(&[("a.py", ""), ("b.py", ""), ("c/d.py", ""), (".ignore", "a.py\n"), (".aklintignore", "c/\n")]);
    assert_eq!(files(root.path(), &[""]), [".aklintignore", ".ignore", "b.py"]);
    assert_eq!(files(root.path(), &["c"]), ["c/d.py"], "a named folder is not left out");
    let everything = WalkOptions { no_ignore: true, ..WalkOptions::default() };
    assert_eq!(walk_below(root.path(), &[""], &everything).files.len(), 5);
}

#[test]
fn a_bad_line_in_an_ignore_file_is_passed_over() {
    let root = tree(&[("a.py", ""), ("b.py", ""), ("sub/c.py", ""), (".aklintignore", "{a\nb.py\n[z-\n")]);
    assert_eq!(files(root.path(), &[""]), [".aklintignore", "a.py", "sub/c.py"]);
    assert_eq!(files(root.path(), &["sub"]), ["sub/c.py"]);
}

#[test]
fn hidden_files_are_visited_and_git_is_not() {
    let root =
        tree(&[(".env", ""), (".github/w.yml", ""), (".git/config", ""), ("sub/.git", "gitdir: x"), ("sub/a.py", "")]);
    assert_eq!(files(root.path(), &[""]), [".env", ".github/w.yml", "sub/a.py"]);
    assert_eq!(files(root.path(), &[".git"]), [".git/config"], "unless it is named");
}

#[test]
fn each_file_is_visited_once() {
    let root = tree(&[("src/a.py", ""), ("src/deep/b.py", ""), ("c.py", "")]);
    let all = ["c.py", "src/a.py", "src/deep/b.py"];
    assert_eq!(files(root.path(), &["", "src", "src/deep", "src/deep/b.py", "./src/../c.py"]), all);
    assert_eq!(files(root.path(), &["src/deep/b.py", "src", "src"]), all[1..]);
}

#[test]
fn paths_are_shown_as_people_write_them() {
    let shown = |path: &str| show(Path::new(path));
    assert_eq!(["./src//a.py", "src/", ".", "../x/./y", "/"].map(shown), ["src/a.py", "src", "", "../x/y", "/"]);
    let below = |root: &str| show_below(root, Path::new("/repo/src"), Path::new("/repo/src/a/b.py"));
    assert_eq!(["", "src", "../src", "/"].map(below), ["a/b.py", "src/a/b.py", "../src/a/b.py", "/a/b.py"]);
}

#[test]
fn excluded_folders_are_not_entered() {
    let root = tree(&[("a.py", ""), ("vendor/b.py", ""), ("vendor/c/d.py", "")]);
    let exclude = |path: &Path| path.components().any(|part| part.as_os_str() == "vendor");
    let options = WalkOptions { exclude: &exclude, ..WalkOptions::default() };
    let result = walk_below(root.path(), &[""], &options);
    assert_eq!((result.files, result.excluded), (vec!["a.py".to_owned()], 1));
    assert_eq!(walk_below(root.path(), &["vendor", "vendor/b.py"], &options).files, ["vendor/b.py", "vendor/c/d.py"]);
    let forced = WalkOptions { force_exclude: true, ..options };
    let result = walk_below(root.path(), &["vendor/b.py", "vendor", "a.py"], &forced);
    assert_eq!((result.files, result.excluded), (vec!["a.py".to_owned()], 2));
}

#[test]
fn what_is_named_and_not_there_is_unseen() {
    let root = tree(&[("a.py", "")]);
    let result = walk_below(root.path(), &["gone", "a.py", "a.py/b"], &WalkOptions::default());
    assert_eq!(result.files, ["a.py"]);
    assert_eq!(result.problems, [("a.py/b".to_owned(), Extent::Unseen), ("gone".to_owned(), Extent::Unseen)]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_when_named() {
    use std::os::unix::fs::symlink;
    let root = tree(&[("a/b.py", ""), ("c.py", "")]);
    let link = |to: &str, from: &str| symlink(to, root.path().join(from)).expect("a link");
    link("..", "a/loop");
    link("nowhere", "a/broken");
    link("c.py", "link.py");
    link("a", "folder");
    link("self", "self");
    let result = walk_below(root.path(), &[""], &WalkOptions::default());
    assert_eq!(result, Result { files: vec!["a/b.py".into(), "c.py".into()], links: 5, ..Result::default() });
    assert_eq!(files(root.path(), &["link.py", "folder"]), ["folder/b.py", "link.py"]);
    assert_eq!(files(root.path(), &["a/loop"]), ["a/loop/a/b.py", "a/loop/c.py"]);
    let result = walk_below(root.path(), &["a/broken", "self"], &WalkOptions::default());
    assert_eq!(result.problems, [("a/broken".to_owned(), Extent::Unseen), ("self".to_owned(), Extent::Unseen)]);
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_skipped() {
    let root = tree(&[("a.py", "")]);
    let made = Command::new("mkfifo").arg(root.path().join("pipe")).status().is_ok_and(|status| status.success());
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("socket")).expect("a socket");
    let mut expected = vec![("socket".to_owned(), Extent::Skipped)];
    if made {
        expected.insert(0, ("pipe".to_owned(), Extent::Skipped));
    }
    let result = walk_below(root.path(), &[""], &WalkOptions::default());
    assert_eq!((result.files, result.problems), (vec!["a.py".to_owned()], expected.clone()));
    let named: Vec<&str> = expected.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(walk_below(root.path(), &named, &WalkOptions::default()).problems, expected);
}

#[cfg(unix)]
#[test]
fn folders_that_may_not_be_read_are_unseen() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tree(&[("a.py", ""), ("closed/b.py", "")]);
    let closed = root.path().join("closed");
    let set_mode = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).expect("it is ours");
    set_mode(0o000);
    // Permissions do not bind root.
    let is_closed = fs::read_dir(&closed).is_err();
    let result = walk_below(root.path(), &[""], &WalkOptions::default());
    set_mode(0o755);
    if is_closed {
        assert_eq!((result.files, result.problems), (vec!["a.py".into()], vec![("closed".into(), Extent::Unseen)]));
    } else {
        assert_eq!(result.files, ["a.py", "closed/b.py"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = tree(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.py");
    if fs::write(root.path().join(name), "").is_ok() {
        assert_eq!(files(root.path(), &[""]), ["caf\u{fffd}.py"]);
    }
}
