//! Where the bytes of a program's text lie on the disk.

use std::sync::Arc;

use crate::program::Program;
use crate::source::Span;

/// The files of a program, in the order of their texts.
#[derive(Debug)]
pub struct Places {
    files: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    start: u32,
    path: Arc<str>,
    text: Arc<str>,
}

impl Places {
    /// The places of one file.
    #[must_use]
    pub fn of_file(path: &Arc<str>, text: &Arc<str>) -> Self {
        Self { files: vec![Place { start: 0, path: Arc::clone(path), text: Arc::clone(text) }] }
    }

    /// The places of a program. The whole text is shared, not copied.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        let members = program.members().iter().zip(program.tree.parts());
        let files = members.map(|(member, part)| Place {
            start: part.span.start,
            path: Arc::clone(&member.path),
            text: Arc::clone(&program.text),
        });
        Self { files: files.collect() }
    }

    fn at(&self, offset: u32) -> &Place {
        &self.files[self.files.partition_point(|file| file.start <= offset).saturating_sub(1)]
    }

    /// The file in which a place lies, and the bytes of that file.
    #[must_use]
    pub fn locate(&self, span: Span) -> (&Arc<str>, Span) {
        let file = self.at(span.start);
        (&file.path, Span { start: span.start - file.start, end: span.end - file.start })
    }

    /// The bytes of the file at `path`, if the place lies in it.
    #[must_use]
    pub fn within(&self, path: &str, span: Span) -> Option<Span> {
        let (found, span) = self.locate(span);
        (**found == *path).then_some(span)
    }

    /// Where a place in the file at `path` lies in the program's text.
    #[must_use]
    pub fn from_file(&self, path: &str, span: Span) -> Span {
        let start = self.files.iter().find(|file| *file.path == *path).map_or(0, |file| file.start);
        Span { start: span.start + start, end: span.end + start }
    }

    /// What stands at a place.
    #[must_use]
    pub fn text(&self, span: Span) -> Option<&str> {
        // The text of a program is that of all its files.
        let file = if self.files.len() == 1 { &self.files[0] } else { self.at(span.start) };
        file.text.get(span.range())
    }
}
