//! What stands in a part of a value: a field, an element, an entry.

use std::rc::Rc;

use hashbrown::HashSet;
use smol_str::{SmolStr, format_smolstr};

use super::budget::Work;
use super::index::Change;
use super::trace::MOST_CALLERS;
use super::{Entry, Flow, MOST_ALTERNATIVES, MOST_ENTRIES, StepKind, Traced, Value, is_full};
use crate::catalog::sdk::{Kind, Meaning, SdkLanguage};
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::{Bound, Call, CallForm, ClassId, ExprId, ExprKind, ScopeKind, Spread, Store};

/// A key that something is looked up by.
pub(super) enum Key {
    Text(SmolStr),
    At(i64),
    Unknown,
}

impl<'a> Flow<'a> {
    pub(super) fn attribute(&self, expr: ExprId, base: ExprId, name: &SmolStr) -> Vec<Traced> {
        let span = self.tree[expr].span;
        if let Some(class) = self.class_named(base) {
            let members: Vec<Traced> = self.members(class, name).flat_map(|binding| self.bound(binding)).collect();
            if !members.is_empty() {
                return members;
            }
            if self.is_variant(class, name) {
                return vec![Traced::new(Value::Local { class, made: Some(expr) }, span)];
            }
        }
        let of_module = self.member_of_module(expr);
        if !of_module.is_empty() {
            return of_module.into_iter().flat_map(|binding| self.bound(binding)).collect();
        }
        if let Some(path) = self.path_of(expr) {
            // An object of another module of the program has a path and fields.
            let bases = if self.tree.parts().len() > 1 { self.trace(base).to_vec() } else { Vec::new() };
            let is_followed = |base: &Traced| !matches!(base.value, Value::Imported(_) | Value::Unknown);
            if !bases.iter().any(is_followed) {
                return vec![Traced::new(Value::Imported(path), span)];
            }
            return bases.iter().flat_map(|base| self.field_of(base, name, span)).collect();
        }
        self.trace(base).iter().flat_map(|base| self.field_of(base, name, span)).collect()
    }

    /// Whether `Class::name`, which is no member of `class`, is a variant of a Rust enumeration.
    fn is_variant(&self, class: ClassId, name: &str) -> bool {
        self.language == SdkLanguage::Rust
            && matches!(self.tree[self.tree[class].scope].kind, ScopeKind::Class(_))
            && name.starts_with(|first: char| first.is_uppercase())
            && !name.contains('_')
    }

    /// The field `name` of a value.
    pub(super) fn field_of(&self, base: &Traced, name: &SmolStr, span: Span) -> Vec<Traced> {
        match &base.value {
            Value::Issued { .. } => vec![self.issued_part(base, name)],
            Value::Instance { of, made } => self.instance_field(of, *made, name),
            Value::Local { class, made } => self.local_field(*class, *made, name),
            Value::Class(class) => self.members(*class, name).flat_map(|binding| self.bound(binding)).collect(),
            Value::Collection(collection) => {
                // Rust's `pair.1`.
                let key = name.parse().map_or_else(|_| Key::Text(name.clone()), Key::At);
                self.all(&self.elements(*collection, &key))
            }
            Value::Imported(path) => {
                let option = self.parsed_option(name, span);
                let value = Value::Imported(format_smolstr!("{path}.{name}"));
                let of_module = || vec![Traced { value, ..base.clone() }];
                if option.is_empty() { of_module() } else { option }
            }
            Value::File | Value::Parameter(..) => vec![base.clone()],
            // Only the members of an enumeration have it, and their class says what they are.
            Value::Literal(_) if name == "value" && self.language == SdkLanguage::Python => vec![base.clone()],
            _ => self.parsed_option(name, span),
        }
    }

    /// `args.ak` after `parser.add_argument("--ak", default=…)`.
    pub(super) fn parsed_option(&self, name: &str, at: Span) -> Vec<Traced> {
        let file = self.tree.part_around(at);
        if !self.budget.pays(Work::Entry, self.index.options.len()) {
            return Vec::new();
        }
        let mut options = self.index.options.iter().filter(|call| file.exprs.contains(&call.0));
        let Some(default) = options.find_map(|call| match &self.tree[*call].kind {
            ExprKind::Call(call) => self.option_named(call, name),
            _ => None,
        }) else {
            return Vec::new();
        };
        let span = self.tree[default].span;
        self.trace(default).iter().cloned().map(|traced| traced.then(span, StepKind::Default(name.into()))).collect()
    }

    /// A field of issued credentials: which one tells its name.
    pub(super) fn issued_part(&self, base: &Traced, name: &str) -> Traced {
        let mut found = base.clone();
        if let Value::Issued { part, .. } = &mut found.value {
            let field = name.strip_prefix("get_").unwrap_or(name);
            if let Some(named) = self.judge.role_of_name(field) {
                *part = Some(named.role);
            }
        }
        found
    }

    pub(super) fn instance_field(&self, of: &str, made: ExprId, name: &SmolStr) -> Vec<Traced> {
        let mut found = Vec::new();
        for store in self.stores_to(name) {
            if !self.budget.pays(Work::Value, 1) || is_full(&mut found) {
                break;
            }
            if self
                .trace(store.base)
                .iter()
                .any(|base| matches!(base.value, Value::Instance { made: at, .. } if at == made))
            {
                found.extend_from_slice(&self.trace(store.value));
            }
        }
        if let ExprKind::Call(call) = &self.tree[made].kind
            && let Some(known) = self.catalog.callable(self.language, of)
        {
            for arg in self.role_args(known.callable, call).into_iter().filter(|arg| arg.name == *name) {
                found.extend_from_slice(&self.trace(arg.value));
            }
        }
        found
    }

    pub(crate) fn stores_to(&self, name: &str) -> impl Iterator<Item = &'a Store> + use<'_, 'a> {
        let (tree, index) = (self.tree, self.index);
        let written = index.attribute_stores.get(name).into_iter().flatten().map(|at| &tree.stores[*at]);
        written.chain(index.setattrs.get(name).into_iter().flatten())
    }

    /// A field of an object of one of the file's own classes.
    pub(crate) fn local_field(&self, class: ClassId, made: Option<ExprId>, name: &SmolStr) -> Vec<Traced> {
        let mut classes = self.with_bases(class);
        let derived = self.index.derived.get(&class).map(Vec::as_slice).unwrap_or_default();
        if !self.budget.pays(Work::Entry, derived.len()) {
            return Vec::new();
        }
        if made.is_none() {
            // `self` may be an object of any class derived from this one.
            classes.extend(derived.iter().take(MOST_CALLERS));
        }
        let mut found = Vec::new();
        let constructions: Vec<ExprId> = if let Some(made) = made {
            vec![made]
        } else {
            let made = std::iter::once(&class).chain(derived).filter_map(|class| self.index.made.get(class));
            made.flatten().copied().take(MOST_CALLERS).collect()
        };
        for made in constructions {
            let ExprKind::Call(call) = &self.tree[made].kind else { continue };
            if call.form == CallForm::Struct || self.method(class, "__init__").is_none() {
                for value in self.field_arguments(call, class, name) {
                    found.extend_from_slice(&self.trace(value));
                }
            }
        }
        for store in self.stores_to(name) {
            if !self.budget.pays(Work::Value, 1) || is_full(&mut found) {
                break;
            }
            let by_self = self.tree.function_of(store.scope).and_then(|function| self.tree[function].class);
            let is_self =
                matches!(&self.tree[store.base].kind, ExprKind::Name(base) if base == "self" || base == "cls");
            let ours = if is_self {
                by_self.is_some_and(|class| classes.contains(&class))
            } else {
                self.trace(store.base).iter().any(
                    |base| matches!(&base.value, Value::Local { class, .. } | Value::Class(class) if classes.contains(class)),
                )
            };
            if ours {
                let step = StepKind::Name(name.clone());
                found.extend(
                    self.trace(store.value).iter().cloned().map(|traced| traced.then(store.span, step.clone())),
                );
            }
        }
        let inherited = if made.is_none() { derived } else { &[] };
        let bindings =
            inherited.iter().flat_map(|class| self.own_members(*class, name)).chain(self.members(class, name));
        found.extend(self.gather(bindings, |binding| match binding.value {
            // A property is what it returns; a method is not a value that we follow.
            Bound::Function(function) => {
                let mut decorators = self.tree[function].decorators.iter();
                let is_property =
                    decorators.any(|decorator| self.path_of(*decorator).is_some_and(|path| path.ends_with("property")));
                if is_property { self.returned(function, binding.name_span) } else { Vec::new() }
            }
            _ => self.bound(binding),
        }));
        found
    }

    /// The arguments that give a dataclass or struct its field `name`.
    pub(super) fn field_arguments(&self, call: &Call, class: ClassId, name: &str) -> Vec<ExprId> {
        if let Some(arg) = call.args.iter().find(|arg| arg.name.as_deref() == Some(name)) {
            return vec![arg.value];
        }
        if call.form == CallForm::Struct {
            return Vec::new();
        }
        if !self.budget.pays(Work::Entry, self.tree.part_around(self.tree[class].span).bindings.len()) {
            return Vec::new();
        }
        let place = self.tree.fields_of(class).map(|field| &field.name).position(|field| field == name);
        place.and_then(|place| self.positional(&call.args).get(place).copied()).into_iter().collect()
    }

    pub(super) fn key(&self, index: ExprId) -> Key {
        match self.trace(index).as_ref() {
            [only] => match &only.value {
                Value::Literal(text) => Key::Text(text.reveal().into()),
                Value::Number(number) => Key::At(*number),
                _ => Key::Unknown,
            },
            _ => Key::Unknown,
        }
    }

    /// `base[key]`.
    pub(super) fn element(&self, base: ExprId, key: &Key, span: Span) -> Vec<Traced> {
        if let Some(path) = self.path_of(base)
            && let Some(known) = self.catalog.callable(self.language, &path)
            && known.callable.kind == Kind::Mapping
            && known.callable.meaning == Meaning::ReadsEnv
        {
            let name = match key {
                Key::Text(name) => name.clone(),
                _ => SmolStr::default(),
            };
            let mut found = self.by_dotenv(&name, base);
            found.insert(0, Traced::new(Value::Env(Masked::new(name)), span));
            return found;
        }
        self.trace(base)
            .iter()
            .flat_map(|base| match &base.value {
                Value::Collection(collection) => self.element_of(*collection, key, span),
                Value::Issued { .. } => match key {
                    Key::Text(name) => vec![self.issued_part(base, name)],
                    Key::At(_) | Key::Unknown => vec![base.clone()],
                },
                Value::File | Value::Parameter(..) | Value::Imported(_) => vec![base.clone()],
                // A member of an enumeration, by its name.
                Value::Class(class) => match key {
                    Key::Text(name) => self.members(*class, name).flat_map(|binding| self.bound(binding)).collect(),
                    Key::At(_) | Key::Unknown => Vec::new(),
                },
                _ => Vec::new(),
            })
            .collect()
    }

    /// What `key` can mean in a collection: its elements, and what it took over from something that cannot be looked into.
    pub(super) fn element_of(&self, collection: ExprId, key: &Key, span: Span) -> Vec<Traced> {
        let mut found = self.all(&self.elements(collection, key));
        if let Key::Text(name) = key {
            found.extend(self.taken_over(collection).iter().map(|whole| {
                let part = self.issued_part(whole, name);
                part.then(span, StepKind::Name(name.clone()))
            }));
        }
        found
    }

    /// What `map.update(answer)` put into a map of which nothing is known but where it came from.
    fn taken_over(&self, map: ExprId) -> Rc<[Traced]> {
        if let Some(known) = self.taken.borrow().get(&map) {
            return Rc::clone(known);
        }
        // `d.update(d)`: it meets this entry and ends.
        self.taken.borrow_mut().insert(map, Rc::from([]));
        let changes = self.index.changes(self.tree.part_of(map));
        let mut found = Vec::new();
        if self.budget.pays(Work::Entry, changes.len()) {
            let here = changes.iter().filter(|(_, change)| matches!(change, Change::Update(_)));
            let here = here.filter(|(base, _)| self.is_map(*base, map)).map(|(_, change)| change);
            let elsewhere = self.index.elsewhere.changes.get(&map).into_iter().flatten();
            for change in here.chain(elsewhere) {
                let Change::Update(update) = change else { continue };
                let ExprKind::Call(call) = &self.tree[*update].kind else { continue };
                for arg in call.args.iter().filter(|arg| arg.name.is_none()) {
                    let values = self.trace(arg.value);
                    let is_closed = |traced: &&Traced| matches!(traced.value, Value::File | Value::Issued { .. });
                    found.extend(values.iter().filter(is_closed).cloned());
                }
            }
        }
        super::dedup(&mut found);
        let found: Rc<[Traced]> = found.into();
        self.taken.borrow_mut().insert(map, Rc::clone(&found));
        found
    }

    /// Whether an expression may be this map.
    fn is_map(&self, expr: ExprId, map: ExprId) -> bool {
        self.trace(expr).iter().any(|traced| matches!(traced.value, Value::Collection(at) if at == map))
    }

    /// The expressions in a collection that `key` can mean.
    pub(super) fn elements(&self, collection: ExprId, key: &Key) -> Vec<ExprId> {
        match (&self.tree[collection].kind, key) {
            (ExprKind::List(elements), Key::At(at)) => {
                let len = i64::try_from(elements.len()).unwrap_or(i64::MAX);
                let at = if *at < 0 { len + at } else { *at };
                usize::try_from(at).ok().and_then(|at| elements.get(at)).copied().into_iter().collect()
            }
            (ExprKind::List(elements), Key::Unknown) => elements.iter().take(MOST_ALTERNATIVES).copied().collect(),
            (_, Key::Text(name)) => self
                .entries_of(collection)
                .into_iter()
                .filter(|(entry, _)| entry == name)
                .map(|(_, value)| value)
                .collect(),
            (_, Key::Unknown) => {
                self.entries_of(collection).into_iter().map(|(_, value)| value).take(MOST_ALTERNATIVES).collect()
            }
            (ExprKind::Call(call), Key::At(at)) => {
                let places = self.positional(&call.args);
                usize::try_from(*at).ok().and_then(|at| places.get(at)).copied().into_iter().collect()
            }
            (_, Key::At(_)) => Vec::new(),
        }
    }

    /// The named entries of every map that `expr` may be.
    pub(crate) fn entries(&self, expr: ExprId) -> Vec<(SmolStr, ExprId)> {
        let entries: Vec<Entry> = self
            .trace(expr)
            .iter()
            .flat_map(|traced| match traced.value {
                Value::Collection(collection) => self.entries_of(collection),
                Value::Instance { made, .. } => self.struct_fields(made),
                _ => Vec::new(),
            })
            .collect();
        if self.budget.pays(Work::Entry, entries.len()) { entries } else { Vec::new() }
    }

    /// The fields of a struct literal that is passed as options.
    fn struct_fields(&self, made: ExprId) -> Vec<(SmolStr, ExprId)> {
        match &self.tree[made].kind {
            ExprKind::Call(call) if call.form == CallForm::Struct => {
                call.args.iter().filter_map(|arg| Some((arg.name.clone()?, arg.value))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The named entries of a map: those it is written with and those stored into it later.
    pub(super) fn entries_of(&self, collection: ExprId) -> Vec<(SmolStr, ExprId)> {
        if let Some(known) = self.listed.borrow().get(&collection) {
            return known.to_vec();
        }
        // `d = {**d, "k": v}` in a loop spreads itself: it meets this entry and ends.
        self.listed.borrow_mut().insert(collection, Rc::from([]));
        let mut seen = HashSet::new();
        let mut found = self.entries_within(collection);
        found.retain(|entry| seen.insert(entry.clone()));
        found.truncate(MOST_ENTRIES);
        self.listed.borrow_mut().insert(collection, Rc::from(found.as_slice()));
        found
    }

    fn entries_within(&self, collection: ExprId) -> Vec<(SmolStr, ExprId)> {
        let mut found = Vec::new();
        let here = self.index.changes(self.tree.part_of(collection));
        match &self.tree[collection].kind {
            ExprKind::Map(pairs) => {
                for (key, value) in pairs {
                    if !self.budget.pays(Work::Value, 1) {
                        break;
                    }
                    if key == value {
                        found.extend(self.entries(*value));
                    } else {
                        found.extend(self.key_text(*key).map(|key| (key, *value)));
                    }
                }
            }
            // Pairs in a list: `[("access_key_id", "…")]`.
            ExprKind::List(pairs) => {
                for pair in pairs {
                    if let ExprKind::List(sides) = &self.tree[*pair].kind
                        && let [key, value] = sides.as_slice()
                    {
                        found.extend(self.key_text(*key).map(|key| (key, *value)));
                    }
                }
            }
            ExprKind::Call(call) => {
                found.extend(call.args.iter().filter_map(|arg| Some((arg.name.clone()?, arg.value))));
                if let Some(fields) = self.tuple_fields(call) {
                    found.extend(fields.into_iter().zip(self.positional(&call.args)));
                    return found;
                }
                let is_map = call.form == CallForm::Struct || self.makes_map(call);
                for arg in call.args.iter().filter(|arg| arg.name.is_none() && (is_map || arg.spread == Spread::Map)) {
                    found.extend(self.entries(arg.value));
                }
            }
            _ => {}
        }
        if !self.budget.pays(Work::Entry, here.len()) {
            return found;
        }
        let here = here.iter().filter(|(map, _)| self.is_map(*map, collection)).map(|(_, change)| change);
        let elsewhere = self.index.elsewhere.changes.get(&collection).into_iter().flatten();
        for change in here.chain(elsewhere) {
            match change {
                Change::Set { key, value } => found.extend(self.key_text(*key).map(|key| (key, *value))),
                Change::Update(update) => {
                    let ExprKind::Call(call) = &self.tree[*update].kind else { continue };
                    for arg in &call.args {
                        match &arg.name {
                            Some(name) => found.push((name.clone(), arg.value)),
                            None => found.extend(self.entries(arg.value)),
                        }
                    }
                }
            }
        }
        found
    }

    pub(super) fn key_text(&self, key: ExprId) -> Option<SmolStr> {
        match self.key(key) {
            Key::Text(text) => Some(text),
            _ => None,
        }
    }
}
