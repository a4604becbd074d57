//! An open notebook: its cells as the editor has them, and the file that they would make.

use std::ops::Range;

use serde_json::{Map, Value, json};

use super::text::Page;

/// A cell of an open notebook.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) uri: String,
    pub(super) is_code: bool,
    pub(super) page: Page,
}

/// An open notebook.
#[derive(Debug, Clone, Default)]
pub(super) struct Notebook {
    pub(super) version: i32,
    pub(super) metadata: Map<String, Value>,
    pub(super) cells: Vec<Cell>,
}

/// A notebook as a file, with the way back to its cells.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// The file's text.
    pub(super) page: Page,
    /// Of each line of each cell: where its text lies in the file without quotes, the cell, and where it starts there.
    lines: Vec<(Range<usize>, usize, usize)>,
}

impl Notebook {
    /// Writes the notebook as its file would hold it, without outputs: an editor does not tell them.
    pub(super) fn written(&self) -> Written {
        let mut text = String::from("{\"cells\":[");
        let mut lines = Vec::new();
        for (at, cell) in self.cells.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let kind = if cell.is_code { "code" } else { "markdown" };
            text.extend(["\n{\"cell_type\":\"", kind, "\",\"source\":["]);
            let mut start = 0;
            for line in cell.page.text.split_inclusive('\n') {
                if start > 0 {
                    text.push(',');
                }
                let written = Value::String(line.to_owned()).to_string();
                let begin = text.len() + 2;
                text.push('\n');
                text.push_str(&written);
                lines.push((begin..text.len() - 1, at, start));
                start += line.len();
            }
            text.push_str("]}");
        }
        let metadata = json!({ "kernelspec": self.metadata.get("kernelspec"), "language_info": self.language() });
        text.extend(["],\n\"metadata\":", &*metadata.to_string(), ",\"nbformat\":4,\"nbformat_minor\":5}\n"]);
        Written { page: Page::new(text), lines }
    }

    /// What the metadata says of the language, wherever the editor keeps it.
    fn language(&self) -> Option<&Value> {
        let inner = self.metadata.get("metadata").and_then(|inner| inner.get("language_info"));
        self.metadata.get("language_info").or(inner)
    }
}

impl Written {
    /// The cell that a byte of the file lies in, and where it lies there.
    pub(super) fn in_cell(&self, cells: &[Cell], offset: usize) -> Option<(usize, usize)> {
        let at = self.lines.partition_point(|(place, _, _)| place.start <= offset).checked_sub(1)?;
        let (place, cell, start) = &self.lines[at];
        if offset > place.end {
            return None;
        }
        let mut written = place.start;
        let rest = &cells[*cell].page.text[*start..];
        for (inside, char) in rest.char_indices() {
            if written >= offset {
                return Some((*cell, start + inside));
            }
            written += written_len(char);
        }
        Some((*cell, start + rest.len()))
    }

    /// The byte of the file that one of a cell became.
    pub(super) fn in_file(&self, cells: &[Cell], cell: usize, offset: usize) -> Option<usize> {
        let mut of_cell = self.lines.iter().filter(|(_, of, start)| *of == cell && *start <= offset);
        let (place, _, start) = of_cell.next_back()?;
        let before = &cells[cell].page.text[*start..offset];
        Some(place.start + before.chars().map(written_len).sum::<usize>())
    }
}

/// How many bytes a character takes in JSON.
fn written_len(char: char) -> usize {
    match char {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        '\0'..='\u{1f}' => 6,
        _ => char.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_finds_its_way_back() {
        let cell = |text: &str| Cell { uri: String::new(), is_code: true, page: Page::new(text) };
        let cells = vec![cell("a = \"密\\n\"\r\n\tb\u{1}c"), cell(""), cell("x\n\ny = '😀'\n")];
        let notebook = Notebook { cells: cells.clone(), ..Notebook::default() };
        let written = notebook.written();
        let read: Value = serde_json::from_str(&written.page.text).expect("it is JSON");
        for (at, cell) in cells.iter().enumerate() {
            let lines = read["cells"][at]["source"].as_array().expect("sources are lists");
            let joined: String = lines.iter().filter_map(Value::as_str).collect();
            assert_eq!(joined, &*cell.page.text);
            for (offset, _) in cell.page.text.char_indices() {
                let in_file = written.in_file(&cells, at, offset).expect("each has a place");
                assert_eq!(written.in_cell(&cells, in_file), Some((at, offset)), "cell {at}, byte {offset}");
            }
        }
    }
}
