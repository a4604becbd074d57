//! Values that a program reads out of a file of data which stands in the project: config that is loaded by name.

use smol_str::{SmolStr, format_smolstr};

use super::index::within;
use super::{Flow, Traced};
use crate::program::sdk_language;
use crate::syntax::data::Format;
use crate::syntax::{Bound, Call, ExprId, ExprKind};

/// How deeply the name of a file may be wrapped: `load(open(os.path.join(HERE, "config.yaml")))`.
const DEEPEST_NAME: usize = 8;
/// Parts of a file's name that are kept.
const MOST_PARTS: usize = 16;
/// What a library that is given a name without an extension puts behind it.
const EXTENSIONS: [&str; 5] = ["toml", "yaml", "yml", "json", "ini"];
/// Variables that a library reads out of a file of its own accord.
const DOTENV: &str = ".env";

impl Flow<'_> {
    /// What a call that reads a file gives, where the file's name can be told and it belongs to the program.
    pub(super) fn read_data(&self, expr: ExprId, call: &Call) -> Option<Vec<Traced>> {
        let member = self.tree.part_at(self.tree[expr].span.start);
        let mut parts = Vec::new();
        self.name_parts(expr, 0, &mut parts);
        for reader in self.readers_of(expr) {
            self.name_parts(reader, 0, &mut parts);
        }
        let names = file_names(&parts, matches!(self.callee_name(call), Some("with_name")));
        if let Some(root) = names.iter().find_map(|name| self.program.data(member, name)) {
            return Some(self.trace(root).to_vec());
        }
        self.files.borrow_mut().extend(names.into_iter().map(|name| (member, name)));
        None
    }

    /// What an environment variable is given by the project's own `.env`, in a program that loads it.
    pub(super) fn by_dotenv(&self, name: &str, expr: ExprId) -> Vec<Traced> {
        let member = self.tree.part_at(self.tree[expr].span.start);
        if name.is_empty() || !self.index.loads_dotenv {
            return Vec::new();
        }
        let Some(root) = self.program.data(member, DOTENV) else {
            self.files.borrow_mut().insert((member, SmolStr::new_static(DOTENV)));
            return Vec::new();
        };
        let entries = self.entries(root).into_iter().filter(|(key, _)| key == name);
        entries.flat_map(|(_, value)| self.trace(value).to_vec()).collect()
    }

    /// Whether an expression stands in a file of data.
    pub(super) fn is_data(&self, expr: ExprId) -> bool {
        let member = self.tree.part_at(self.tree[expr].span.start);
        sdk_language(self.program.members()[member].language).is_none()
    }

    fn callee_name(&self, call: &Call) -> Option<&str> {
        match &self.tree[call.callee].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => Some(name),
            _ => None,
        }
    }

    /// `parser.read("app.ini")` for the parser that an expression makes.
    fn readers_of(&self, made: ExprId) -> Vec<ExprId> {
        self.called_on(made, &self.index.readers)
    }

    /// What `parser.read_dict(…)` gives the parser that an expression makes.
    pub(super) fn given_as_map(&self, made: ExprId) -> Vec<Traced> {
        let calls = self.called_on(made, &self.index.dict_readers);
        let maps = calls.into_iter().filter_map(|call| match &self.tree[call].kind {
            ExprKind::Call(call) => Some(call.args.first()?.value),
            _ => None,
        });
        maps.flat_map(|map| self.trace(map).to_vec()).collect()
    }

    /// Of calls of methods, with their receivers, those on the object that an expression makes.
    fn called_on(&self, made: ExprId, calls: &[(ExprId, ExprId)]) -> Vec<ExprId> {
        let is_it = |receiver: ExprId| match &self.tree[receiver].kind {
            ExprKind::Name(name) => self
                .reaching(name, receiver)
                .iter()
                .any(|binding| matches!(binding.value, Bound::Expr(value) if value == made)),
            _ => false,
        };
        let calls = within(calls, self.tree.part_of(made)).iter();
        calls.filter(|(receiver, _)| is_it(*receiver)).map(|(_, call)| *call).collect()
    }

    /// The literal texts that a file's name is put together from, in order.
    fn name_parts(&self, expr: ExprId, depth: usize, parts: &mut Vec<SmolStr>) {
        if depth > DEEPEST_NAME || parts.len() >= MOST_PARTS {
            return;
        }
        let deeper = |expr: ExprId, parts: &mut Vec<SmolStr>| self.name_parts(expr, depth + 1, parts);
        match &self.tree[expr].kind {
            ExprKind::Text(text) => parts.push(SmolStr::new(text.reveal())),
            ExprKind::Name(name) => {
                for binding in self.reaching(name, expr) {
                    match binding.value {
                        Bound::Expr(value) | Bound::Part { of: value, .. } => deeper(value, parts),
                        Bound::Parameter(..) => {
                            let values = self.trace(expr);
                            let literals = values.iter().filter_map(Traced::literal);
                            parts.extend(literals.map(|text| SmolStr::new(text.reveal())));
                        }
                        _ => {}
                    }
                }
            }
            ExprKind::Call(call) => {
                if let Some(receiver) = self.receiver(call) {
                    deeper(receiver, parts);
                }
                for arg in call.args.iter().filter(|arg| arg.name.is_none()) {
                    deeper(arg.value, parts);
                }
            }
            ExprKind::Attribute { base, .. } => {
                let values = self.trace(expr);
                let before = parts.len();
                parts.extend(values.iter().filter_map(Traced::literal).map(|text| SmolStr::new(text.reveal())));
                if parts.len() == before {
                    deeper(*base, parts);
                }
            }
            ExprKind::Join(children) | ExprKind::Other(children) | ExprKind::Choice(children) => {
                for child in children {
                    deeper(*child, parts);
                }
            }
            ExprKind::Index { base, .. } => deeper(*base, parts),
            _ => {}
        }
    }

    /// The element that a dotted or nested key leads to: `get("oss", "id")`, `get_string("oss.id")`.
    pub(super) fn nested(&self, collection: ExprId, keys: &[SmolStr]) -> Vec<ExprId> {
        let mut found = vec![collection];
        for key in keys {
            found = found
                .into_iter()
                .flat_map(|at| self.entries(at))
                .filter(|(name, _)| name.eq_ignore_ascii_case(key))
                .map(|(_, value)| value)
                .collect();
        }
        found
    }
}

/// The files that the parts of a name may mean, the most telling first.
fn file_names(parts: &[SmolStr], may_lack_extension: bool) -> Vec<SmolStr> {
    let mut names = Vec::new();
    for (at, last) in parts.iter().enumerate() {
        let last = last.trim_start_matches("./");
        if last.contains("://") || last.contains('\n') || last.len() > 200 {
            continue;
        }
        if Format::of(last).is_some() {
            // `join(HERE, "conf", "oss.yaml")`.
            let folders = parts[..at].iter().filter(|part| is_folder(part));
            let mut path = SmolStr::new(last);
            let mut longer = Vec::new();
            for folder in folders.rev() {
                path = format_smolstr!("{}/{path}", folder.trim_matches('/'));
                longer.push(path.clone());
            }
            names.extend(longer.into_iter().rev());
            names.push(SmolStr::new(last));
        } else if may_lack_extension && is_folder(last) {
            names.extend(EXTENSIONS.iter().map(|extension| format_smolstr!("{last}.{extension}")));
        }
    }
    names.truncate(MOST_PARTS);
    names
}

fn is_folder(part: &str) -> bool {
    !part.is_empty()
        && part.len() < 100
        && part.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '/' | '.'))
        && !part.chars().all(|char| matches!(char, '.' | '/'))
        && !matches!(part, "r" | "rb" | "rt" | "utf-8" | "utf8")
}
