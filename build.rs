//! Embeds every file below `rules/`, so that a new data file needs no line of Rust: as JSON, which is read several times as
//! fast as TOML at every start. What the byte filter asks of the packages is gathered in one more file, so that a run in which
//! nothing passes the filter need not read the packages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Serialize;

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=rules");
    let mut files = Vec::new();
    collect(Path::new("rules"), &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    let mut words = BTreeSet::new();
    let mut variables = BTreeSet::new();
    for file in files {
        let name = file.strip_prefix("rules").unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let data: toml::Value = toml::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
        if name.starts_with("sdk/") {
            words.extend(texts(&data, "words"));
            let callables = data.get("callable").and_then(toml::Value::as_array).into_iter().flatten();
            variables.extend(callables.flat_map(|callable| texts(callable, "reads")));
        }
        embed(&mut code, &name, &data)?;
    }
    embed(&mut code, "packages", &BTreeMap::from([("words", words), ("variables", variables)]))?;
    code.push_str("]\n");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("rules.rs"), code)
}

fn embed(code: &mut String, name: &str, data: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_string(data).map_err(io::Error::other)?;
    writeln!(code, "    ({name:?}, {json:?}),").map_err(io::Error::other)
}

/// The texts of a list.
fn texts(data: &toml::Value, key: &str) -> Vec<String> {
    let list = data.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
