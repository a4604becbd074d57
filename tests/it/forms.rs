//! `testdata/forms/<form>`: one folder for each numbered form of a mistake, each kind of good code that looks like one
//! (`neg-…`), what real code looks like (`j-…`) and forms that come next (`next-…`). Each folder is a project, scanned whole
//! with every rule: all that is found is annotated, notes too, and all that is annotated is found.

use crate::{checks, door};

#[test]
fn every_form_is_found_and_nothing_else() {
    let folder = door::testdata("forms");
    let settings = door::settings(&[]);
    let mut wrong = Vec::new();
    for case in door::entries(&folder) {
        let files = door::sources(&case);
        let report = door::report(&files, &settings);
        let expected = files.iter().flat_map(|file| checks::annotations(file, &folder)).collect();
        checks::compare(&case, &report, expected, &mut wrong);
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// What looks like a mistake and is none may be hinted at, but never warned of.
#[test]
fn good_code_is_annotated_with_notes_at_most() {
    let folder = door::testdata("forms");
    let mut kinds = 0;
    for case in door::entries(&folder) {
        let name = case.file_name().expect("it has a name").to_string_lossy().into_owned();
        if !name.starts_with("neg-") {
            continue;
        }
        kinds += 1;
        for file in door::sources(&case) {
            for mark in checks::annotations(&file, &folder) {
                assert_eq!(mark.severity.as_deref(), Some("note"), "{mark} stands in good code");
            }
        }
    }
    assert!(kinds >= 22, "only {kinds} kinds of good code");
}
