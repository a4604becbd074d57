//! Settings with where each comes from.

use std::io::{self, Write};

use super::screen::{Paint, clean, pad, width};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::settings::{Described, Origin};

/// Writes settings as `key = value  # origin`, in the order given.
pub fn settings(settings: &[Described], style: &Style, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let lines: Vec<(String, String)> = settings
        .iter()
        .map(|setting| {
            let origin = match &setting.origin {
                Origin::Default => words.get("origin-default").to_owned(),
                Origin::Locale => words.get("origin-locale").to_owned(),
                Origin::Flag => words.get("origin-flag").to_owned(),
                Origin::File(path, line) => format!("{}:{line}", clean(path)),
            };
            (format!("{} = {}", clean(&setting.key), clean(&setting.value)), origin)
        })
        .collect();
    // Long values stand on their own: the origins of the others stay in one column.
    let column = lines.iter().map(|(text, _)| width(text)).filter(|columns| *columns <= 48).max().unwrap_or(0);
    for (text, origin) in lines {
        writeln!(out, "{}  {}", pad(&text, column), paint.dim(&format!("# {origin}")))?;
    }
    Ok(())
}
