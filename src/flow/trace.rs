//! The evaluation itself, one kind of expression after another.

use smol_str::{SmolStr, format_smolstr};

use super::{Flow, MOST_ALTERNATIVES, StepKind, Traced, Value, texts};
use crate::catalog::Known;
use crate::catalog::sdk::{Callable, Decode, Kind, Meaning, Param, ProviderKind, Role};
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::{
    Arg, Binding, Bound, Call, CallForm, ClassId, ExprId, ExprKind, FunctionId, ParamKind, PartStep, Spread, StoreKey,
};

/// Callers and construction sites that are looked at for one parameter or field.
const MOST_CALLERS: usize = 8;

/// An argument of a catalogued call with what it is.
#[derive(Debug, Clone)]
pub(crate) struct RoleArg {
    pub(crate) role: Role,
    /// The parameter's name.
    pub(crate) name: SmolStr,
    pub(crate) value: ExprId,
}

/// A key that something is looked up by.
enum Key {
    Text(SmolStr),
    At(i64),
    Unknown,
}

impl<'a> Flow<'a> {
    pub(super) fn evaluate(&self, expr: ExprId) -> Vec<Traced> {
        let span = self.tree[expr].span;
        let one = |value| vec![Traced::new(value, span)];
        match &self.tree[expr].kind {
            ExprKind::Text(text) => vec![Traced::new(Value::Literal(text.clone()), self.inside(span, text))],
            ExprKind::Number(Some(number)) => one(Value::Number(*number)),
            ExprKind::Bool(truth) => one(Value::Bool(*truth)),
            ExprKind::Nothing => one(Value::Nothing),
            ExprKind::Name(name) => self.name(name, expr),
            ExprKind::Attribute { base, name, .. } => self.attribute(expr, *base, name),
            ExprKind::Index { base, index } => self.element(*base, &self.key(*index), span),
            ExprKind::Slice { base, bounds } => self.map_literals(*base, span, |text| texts::slice(text, *bounds)),
            ExprKind::Call(call) => self.call(expr, call),
            ExprKind::Join(parts) => {
                let parts: Vec<Vec<Traced>> = parts.iter().map(|part| self.trace(*part).to_vec()).collect();
                texts::join(&parts, span)
            }
            ExprKind::Choice(arms) => self.all(arms),
            ExprKind::List(_) | ExprKind::Map(_) => one(Value::Collection(expr)),
            ExprKind::Function(function) => one(Value::Function(*function)),
            ExprKind::Number(None) | ExprKind::Other(_) => one(Value::Unknown),
        }
    }

    /// Where a literal's text stands between its quotes; the whole literal where it is written with escapes.
    fn inside(&self, span: Span, text: &Masked) -> Span {
        let written = self.text.get(span.range()).unwrap_or_default();
        match written.find(text.reveal()) {
            Some(at) if !text.reveal().is_empty() => {
                let start = span.start as usize + at;
                Span::new(start, start + text.reveal().len())
            }
            _ => span,
        }
    }

    fn all(&self, exprs: &[ExprId]) -> Vec<Traced> {
        let mut found = Vec::new();
        for expr in exprs {
            found.extend_from_slice(&self.trace(*expr));
            if found.len() > MOST_ALTERNATIVES {
                break;
            }
        }
        found
    }

    fn name(&self, name: &SmolStr, expr: ExprId) -> Vec<Traced> {
        let bindings = self.reaching(name, expr);
        if bindings.is_empty() {
            return match self.path_of(expr) {
                Some(path) if path.contains('.') => vec![Traced::new(Value::Imported(path), self.tree[expr].span)],
                _ => Vec::new(),
            };
        }
        bindings.into_iter().flat_map(|binding| self.bound(binding)).collect()
    }

    /// What a binding gives its name.
    fn bound(&self, binding: &Binding) -> Vec<Traced> {
        let here = |value| vec![Traced::new(value, binding.name_span)];
        let mut found = match &binding.value {
            Bound::Expr(value) => self.trace(*value).to_vec(),
            Bound::Part { of, path } => self.part(*of, path, binding.name_span),
            Bound::Joined(more) => {
                // In a loop the name's earlier value is this very binding's.
                if !self.active.borrow_mut().insert(*more) {
                    return Vec::new();
                }
                let before = self.name(&binding.name, *more);
                self.active.borrow_mut().remove(more);
                texts::join(&[before, self.trace(*more).to_vec()], binding.name_span)
            }
            Bound::Parameter(function, at) => return self.parameter(*function, *at),
            Bound::Import(path) => return here(Value::Imported(path.clone())),
            Bound::Function(function) => return here(Value::Function(*function)),
            Bound::Class(class) => return here(Value::Class(*class)),
            Bound::Unknown => Vec::new(),
        };
        if let Some(typed) = self.by_annotation(binding.annotation)
            && found.iter().all(|traced| traced.value == Value::Unknown)
        {
            found = vec![typed];
        }
        found.into_iter().map(|traced| traced.then(binding.name_span, StepKind::Name(binding.name.clone()))).collect()
    }

    /// An object of the declared type, if that is a type we know.
    fn by_annotation(&self, annotation: Option<ExprId>) -> Option<Traced> {
        let annotation = annotation?;
        let span = self.tree[annotation].span;
        if let Some(class) = self.class_named(annotation) {
            return Some(Traced::new(Value::Local { class, made: None }, span));
        }
        let of = SmolStr::new(self.catalog.canonical(self.language, &self.path_of(annotation)?));
        self.catalog.is_type(self.language, &of).then(|| Traced::new(Value::Instance { of, made: annotation }, span))
    }

    fn part(&self, of: ExprId, path: &[PartStep], span: Span) -> Vec<Traced> {
        let mut wholes = vec![of];
        for (at, step) in path.iter().enumerate() {
            let last = at + 1 == path.len();
            let key = match step {
                PartStep::At(at) => Key::At(i64::try_from(*at).unwrap_or(i64::MAX)),
                PartStep::Key(name) => Key::Text(name.clone()),
                PartStep::Each => Key::Unknown,
            };
            if last {
                return wholes.iter().flat_map(|whole| self.element_or_field(*whole, &key, span)).collect();
            }
            wholes = wholes
                .iter()
                .flat_map(|whole| self.trace(*whole).to_vec())
                .flat_map(|traced| match traced.value {
                    Value::Collection(collection) => self.elements(collection, &key),
                    _ => Vec::new(),
                })
                .take(MOST_ALTERNATIVES)
                .collect();
        }
        self.all(&wholes)
    }

    fn element_or_field(&self, whole: ExprId, key: &Key, span: Span) -> Vec<Traced> {
        match key {
            Key::Text(name) => self.trace(whole).iter().flat_map(|base| self.field_of(base, name, span)).collect(),
            _ => self.element(whole, key, span),
        }
    }

    /// What a parameter may be given: its default, and what the callers in this file pass.
    fn parameter(&self, function: FunctionId, at: usize) -> Vec<Traced> {
        let owner = &self.tree[function];
        let Some(param) = owner.params.get(at) else { return Vec::new() };
        if at == 0
            && let Some(class) = owner.class
            && matches!(param.name.as_str(), "self" | "cls")
        {
            return vec![Traced::new(Value::Local { class, made: None }, param.span)];
        }
        let default = |traced: Traced| traced.then(param.span, StepKind::Default(param.name.clone()));
        let mut found: Vec<Traced> = Vec::new();
        if let Some(value) = param.default {
            found.extend(self.trace(value).iter().cloned().map(default));
        }
        if let Some(value) = self.option_default(&owner.decorators, &param.name) {
            found.extend(self.trace(value).iter().cloned().map(default));
        }
        let callers = self.callers(function);
        for (call, skips_receiver) in callers.iter().take(MOST_CALLERS) {
            let ExprKind::Call(call) = &self.tree[*call].kind else { continue };
            for value in self.arguments_for(call, function, at, *skips_receiver) {
                let span = self.tree[value].span;
                found.extend(self.trace(value).iter().cloned().map(|traced| traced.then(span, StepKind::Argument)));
            }
        }
        if let Some(typed) = self.by_annotation(param.annotation)
            && found.iter().all(|traced| traced.value == Value::Unknown)
        {
            return vec![typed];
        }
        if callers.is_empty() {
            found.push(Traced::new(Value::Parameter(function, at), param.span));
        }
        found
    }

    /// The default that a command-line decorator (`@click.option("--ak", default=…)`) gives a parameter.
    fn option_default(&self, decorators: &[ExprId], param: &str) -> Option<ExprId> {
        decorators.iter().find_map(|decorator| {
            let ExprKind::Call(call) = &self.tree[*decorator].kind else { return None };
            self.option_named(call, param)
        })
    }

    /// The `default` of a call that declares the command-line option `name`.
    fn option_named(&self, call: &Call, name: &str) -> Option<ExprId> {
        let declares = call.args.iter().filter(|arg| arg.name.is_none()).any(|arg| {
            self.tree
                .text(arg.value)
                .is_some_and(|text| text.reveal().trim_start_matches('-').replace('-', "_") == name)
        });
        let default = call.args.iter().find(|arg| arg.name.as_deref() == Some("default"))?;
        declares.then_some(default.value)
    }

    /// The arguments that a call gives the parameter at this place.
    fn arguments_for(&self, call: &Call, function: FunctionId, at: usize, skips_receiver: bool) -> Vec<ExprId> {
        let param = &self.tree[function].params[at];
        if let Some(arg) = call.args.iter().find(|arg| arg.name.as_deref() == Some(&param.name)) {
            return vec![arg.value];
        }
        let mut found = Vec::new();
        for arg in call.args.iter().filter(|arg| arg.spread == Spread::Map) {
            found.extend(
                self.entries(arg.value).into_iter().filter(|(key, _)| *key == param.name).map(|(_, value)| value),
            );
        }
        if param.kind == ParamKind::Plain
            && let Some(place) = at.checked_sub(usize::from(skips_receiver))
        {
            found.extend(self.positional(&call.args).get(place).copied());
        }
        found
    }

    /// The positional arguments, with `*args` of known length opened.
    fn positional(&self, args: &[Arg]) -> Vec<ExprId> {
        let mut found = Vec::new();
        for arg in args.iter().filter(|arg| arg.name.is_none()) {
            match arg.spread {
                Spread::One => found.push(arg.value),
                Spread::List => {
                    let values = self.trace(arg.value);
                    let list = values.iter().find_map(|traced| match traced.value {
                        Value::Collection(list) => Some(list),
                        _ => None,
                    });
                    match list.map(|list| &self.tree[list].kind) {
                        Some(ExprKind::List(elements)) => found.extend(elements),
                        // What follows an open spread has no known place.
                        _ => break,
                    }
                }
                Spread::Map => {}
            }
        }
        found
    }

    fn attribute(&self, expr: ExprId, base: ExprId, name: &SmolStr) -> Vec<Traced> {
        let span = self.tree[expr].span;
        if let Some(class) = self.class_named(base) {
            let members: Vec<Traced> = self.members(class, name).flat_map(|binding| self.bound(binding)).collect();
            if !members.is_empty() {
                return members;
            }
        }
        if let Some(path) = self.path_of(expr) {
            return vec![Traced::new(Value::Imported(path), span)];
        }
        self.trace(base).iter().flat_map(|base| self.field_of(base, name, span)).collect()
    }

    /// The field `name` of a value.
    fn field_of(&self, base: &Traced, name: &SmolStr, span: Span) -> Vec<Traced> {
        match &base.value {
            Value::Issued { .. } => vec![self.issued_part(base, name)],
            Value::Instance { of, made } => self.instance_field(of, *made, name),
            Value::Local { class, made } => self.local_field(*class, *made, name),
            Value::Class(class) => self.members(*class, name).flat_map(|binding| self.bound(binding)).collect(),
            Value::Collection(collection) => self.all(&self.elements(*collection, &Key::Text(name.clone()))),
            Value::Imported(path) => vec![Traced::new(Value::Imported(format_smolstr!("{path}.{name}")), span)],
            Value::File | Value::Parameter(..) => vec![base.clone()],
            _ => self.parsed_option(name),
        }
    }

    /// `args.ak` after `parser.add_argument("--ak", default=…)`.
    fn parsed_option(&self, name: &str) -> Vec<Traced> {
        let Some(default) = self.index.options.iter().find_map(|call| match &self.tree[*call].kind {
            ExprKind::Call(call) => self.option_named(call, name),
            _ => None,
        }) else {
            return Vec::new();
        };
        let span = self.tree[default].span;
        self.trace(default).iter().cloned().map(|traced| traced.then(span, StepKind::Default(name.into()))).collect()
    }

    /// A field of issued credentials: which one tells its name.
    fn issued_part(&self, base: &Traced, name: &str) -> Traced {
        let mut found = base.clone();
        if let Value::Issued { part, .. } = &mut found.value {
            let bare = name.strip_prefix("get_").unwrap_or(name);
            if let Some(named) = self.judge.role_of_name(bare) {
                *part = Some(named.role);
            }
        }
        found
    }

    fn instance_field(&self, of: &str, made: ExprId, name: &SmolStr) -> Vec<Traced> {
        let mut found = Vec::new();
        for store in self.stores_to(name) {
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

    fn stores_to(&self, name: &str) -> impl Iterator<Item = &'a crate::syntax::Store> + use<'_, 'a> {
        let tree = self.tree;
        self.index.attribute_stores.get(name).into_iter().flatten().map(|at| &tree.stores[*at])
    }

    /// A field of an object of one of the file's own classes.
    fn local_field(&self, class: ClassId, made: Option<ExprId>, name: &SmolStr) -> Vec<Traced> {
        let classes = self.with_bases(class);
        let mut found = Vec::new();
        let constructions: Vec<ExprId> = match made {
            Some(made) => vec![made],
            None => self
                .index
                .made
                .get(&class)
                .map(|made| made.iter().copied().take(MOST_CALLERS).collect())
                .unwrap_or_default(),
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
        for binding in self.members(class, name) {
            match binding.value {
                // A property is what it returns; a method is not a value that we follow.
                Bound::Function(function) => {
                    let is_property = self.tree[function]
                        .decorators
                        .iter()
                        .any(|decorator| self.path_of(*decorator).is_some_and(|path| path.ends_with("property")));
                    if is_property {
                        found.extend(self.returned(function, binding.name_span));
                    }
                }
                _ => found.extend(self.bound(binding)),
            }
        }
        found
    }

    /// The arguments that give a dataclass or struct its field `name`.
    fn field_arguments(&self, call: &Call, class: ClassId, name: &str) -> Vec<ExprId> {
        if let Some(arg) = call.args.iter().find(|arg| arg.name.as_deref() == Some(name)) {
            return vec![arg.value];
        }
        if call.form == CallForm::Struct {
            return Vec::new();
        }
        let scope = self.tree[class].scope;
        let fields = self.tree.bindings.iter().filter(|field| field.scope == scope && field.annotation.is_some());
        let place = fields.map(|field| &field.name).position(|field| field == name);
        place.and_then(|place| self.positional(&call.args).get(place).copied()).into_iter().collect()
    }

    fn key(&self, index: ExprId) -> Key {
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
    fn element(&self, base: ExprId, key: &Key, span: Span) -> Vec<Traced> {
        if let Some(path) = self.path_of(base)
            && let Some(known) = self.catalog.callable(self.language, &path)
            && known.callable.kind == Kind::Mapping
            && known.callable.meaning == Meaning::ReadsEnv
        {
            let name = match key {
                Key::Text(name) => name.clone(),
                _ => SmolStr::default(),
            };
            return vec![Traced::new(Value::Env(Masked::new(name)), span)];
        }
        self.trace(base)
            .iter()
            .flat_map(|base| match &base.value {
                Value::Collection(collection) => self.all(&self.elements(*collection, key)),
                Value::Issued { .. } => match key {
                    Key::Text(name) => vec![self.issued_part(base, name)],
                    Key::At(_) | Key::Unknown => vec![base.clone()],
                },
                Value::File | Value::Parameter(..) | Value::Imported(_) => vec![base.clone()],
                _ => Vec::new(),
            })
            .collect()
    }

    /// The expressions in a collection that `key` can mean.
    fn elements(&self, collection: ExprId, key: &Key) -> Vec<ExprId> {
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
            (_, Key::At(_)) => Vec::new(),
        }
    }

    /// The named entries of every map that `expr` may be.
    pub(crate) fn entries(&self, expr: ExprId) -> Vec<(SmolStr, ExprId)> {
        self.trace(expr)
            .iter()
            .flat_map(|traced| match traced.value {
                Value::Collection(collection) => self.entries_of(collection),
                _ => Vec::new(),
            })
            .collect()
    }

    /// The named entries of a map: those it is written with and those stored into it later.
    fn entries_of(&self, collection: ExprId) -> Vec<(SmolStr, ExprId)> {
        // `d = {**d, "k": v}` in a loop spreads itself.
        if !self.opened.borrow_mut().insert(collection) {
            return Vec::new();
        }
        let found = self.entries_within(collection);
        self.opened.borrow_mut().remove(&collection);
        found
    }

    fn entries_within(&self, collection: ExprId) -> Vec<(SmolStr, ExprId)> {
        let mut found = Vec::new();
        match &self.tree[collection].kind {
            ExprKind::Map(pairs) => {
                for (key, value) in pairs {
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
                for arg in call.args.iter().filter(|arg| arg.name.is_none()) {
                    found.extend(self.entries(arg.value));
                }
            }
            _ => {}
        }
        let is_this = |base: ExprId| {
            self.trace(base).iter().any(|traced| matches!(traced.value, Value::Collection(at) if at == collection))
        };
        for store in self.index.index_stores.iter().map(|at| &self.tree.stores[*at]) {
            if let StoreKey::Index(key) = store.key
                && let Some(key) = self.key_text(key)
                && is_this(store.base)
            {
                found.push((key, store.value));
            }
        }
        for (receiver, args) in &self.index.inserts {
            if let [key, value] = args
                && let Some(key) = self.key_text(*key)
                && is_this(*receiver)
            {
                found.push((key, *value));
            }
        }
        found
    }

    fn key_text(&self, key: ExprId) -> Option<SmolStr> {
        match self.key(key) {
            Key::Text(text) => Some(text),
            _ => None,
        }
    }

    fn call(&self, expr: ExprId, call: &Call) -> Vec<Traced> {
        let span = self.tree[expr].span;
        if let Some(known) = self.known_callee(call) {
            let found = self.known_call(known, expr, call);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(class) = self.class_named(call.callee) {
            return vec![Traced::new(Value::Local { class, made: Some(expr) }, span)];
        }
        if self.makes_map(call) {
            return vec![Traced::new(Value::Collection(expr), span)];
        }
        if call.args.is_empty() && self.path_of(call.callee).is_some_and(|path| is_empty_text(&path)) {
            return vec![Traced::new(Value::Literal(Masked::new("")), span)];
        }
        if let Some(target) = self.target(call) {
            return self.returned(target.function, span);
        }
        let ExprKind::Attribute { base, name, .. } = &self.tree[call.callee].kind else { return Vec::new() };
        let mut found = Vec::new();
        for receiver in self.trace(*base).iter() {
            match &receiver.value {
                Value::Collection(collection) if matches!(name.as_str(), "get" | "pop" | "setdefault") => {
                    if let Some(key) = call.args.first() {
                        found.extend(self.all(&self.elements(*collection, &self.key(key.value))));
                    }
                    found.extend(call.args.get(1).into_iter().flat_map(|default| self.trace(default.value).to_vec()));
                }
                Value::Collection(_) if matches!(name.as_str(), "copy" | "items" | "iter" | "into_iter") => {
                    found.push(receiver.clone());
                }
                // Whatever is asked of an answer is a part of it: `.body`, `.json()`, `.get("AccessKeyId")`.
                Value::Issued { .. } => {
                    let asked = call.args.first().and_then(|arg| self.tree.text(arg.value));
                    found.push(self.issued_part(receiver, asked.map_or(name.as_str(), |text| text.reveal())));
                }
                Value::File => found.push(receiver.clone()),
                Value::Instance { of, .. } if self.catalog.is_builder(self.language, of) => {
                    found.push(receiver.clone())
                }
                Value::Class(class) | Value::Local { class, .. } => {
                    if let Some(method) = self.method(*class, name) {
                        found.extend(self.returned(method, span));
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn makes_map(&self, call: &Call) -> bool {
        let Some(path) = self.path_of(call.callee) else { return false };
        path == "dict"
            || path.ends_with("HashMap.new")
            || path.ends_with("HashMap.from")
            || path.ends_with("BTreeMap.new")
    }

    /// What a function of this file returns.
    fn returned(&self, function: FunctionId, span: Span) -> Vec<Traced> {
        let function = &self.tree[function];
        let found: Vec<Traced> =
            self.all(&function.returns).into_iter().map(|traced| traced.then(span, StepKind::Returned)).collect();
        let untold = found.iter().all(|traced| traced.value == Value::Unknown);
        match self.by_annotation(function.return_type) {
            Some(typed) if untold => vec![typed],
            _ => found,
        }
    }

    /// What a call of something catalogued gives; nothing when the catalogue does not say.
    fn known_call(&self, known: Known<'_>, expr: ExprId, call: &Call) -> Vec<Traced> {
        let callable = known.callable;
        let span = self.tree[expr].span;
        let one = |value| vec![Traced::new(value, span)];
        let args = || self.role_args(callable, call);
        match callable.meaning {
            Meaning::ReadsEnv => {
                let args = args();
                let names = args.iter().filter(|arg| arg.role == Role::EnvName);
                let names: Vec<Masked> = names
                    .flat_map(|arg| self.trace(arg.value).to_vec())
                    .filter_map(|name| name.literal().cloned())
                    .collect();
                let name = names.first().cloned().unwrap_or_else(|| Masked::new(""));
                let mut found = one(Value::Env(name.clone()));
                for default in args.iter().filter(|arg| arg.role == Role::Default) {
                    let step = StepKind::EnvDefault(name.clone());
                    found.extend(
                        self.trace_called(default.value).into_iter().map(|traced| traced.then(span, step.clone())),
                    );
                }
                found
            }
            Meaning::ReadsFile => one(Value::File),
            // Only who hands on what it holds can give a long-term key: a role that is assumed with one is temporary.
            Meaning::Issues if callable.provider.is_none() && self.is_long_term(call) => one(Value::Unknown),
            // A method of any receiver is meant only when it is called in our way: with its arguments by place.
            Meaning::Issues if callable.path.starts_with("*.") && !call.args.iter().any(|arg| arg.name.is_none()) => {
                Vec::new()
            }
            Meaning::Issues => {
                let issuer = SmolStr::new(&callable.path);
                one(Value::Issued { issuer, part: None, at: expr })
            }
            Meaning::PassesThrough => {
                let mut found = self.passed_through(callable, call, &args(), span);
                if self.is_exchange(known) {
                    for traced in &mut found {
                        if let Value::Issued { at, .. } = &mut traced.value {
                            (*at, traced.span) = (expr, span);
                            traced.trail.clear();
                        }
                    }
                }
                found
            }
            Meaning::Caches => args().iter().flat_map(|arg| self.trace_called(arg.value)).collect(),
            Meaning::Credential
            | Meaning::Carries
            | Meaning::ProviderBase
            | Meaning::Makes
            | Meaning::Unusable
            | Meaning::SetsEnv
            | Meaning::Logs => match callable.returns.as_deref() {
                Some("self") => self.receiver(call).map(|receiver| self.trace(receiver).to_vec()).unwrap_or_default(),
                Some(of) => one(Value::Instance { of: of.into(), made: expr }),
                None if callable.kind == Kind::Class => {
                    one(Value::Instance { of: SmolStr::new(&callable.path), made: expr })
                }
                None => Vec::new(),
            },
        }
    }

    /// Whether a pass-through is the method of a client: what it is given is a request, and it is here that credentials are
    /// issued, not where the request is made.
    fn is_exchange(&self, known: Known<'_>) -> bool {
        let callable = known.callable;
        let owner = callable.path.rsplit_once('.').map_or("", |(owner, _)| owner);
        callable.kind == Kind::Method
            && ((owner == "*" && known.sdk.package != "std")
                || self
                    .catalog
                    .callable(self.language, owner)
                    .is_some_and(|known| matches!(known.callable.meaning, Meaning::Credential | Meaning::Carries)))
            && callable.params.iter().any(|param| param.role() == Some(Role::Value))
    }

    /// Whether what is asked for credentials was set up with a long-term key, which it then gives: nothing that expires.
    fn is_long_term(&self, call: &Call) -> bool {
        let Some(receiver) = self.receiver(call) else { return false };
        let kinds: Vec<ProviderKind> = self
            .trace(receiver)
            .iter()
            .flat_map(|client| match client.value {
                Value::Instance { made, .. } => self.kinds_of(made, 0),
                _ => Vec::new(),
            })
            .collect();
        !kinds.is_empty() && kinds.iter().all(|kind| *kind == ProviderKind::RamUserKey)
    }

    /// Which providers the object made by `made` is or holds.
    fn kinds_of(&self, made: ExprId, depth: usize) -> Vec<ProviderKind> {
        let ExprKind::Call(call) = &self.tree[made].kind else { return Vec::new() };
        let Some(known) = self.known_callee(call) else { return Vec::new() };
        let args = self.role_args(known.callable, call);
        let of = |role| args.iter().filter(move |arg| arg.role == role).flat_map(|arg| self.trace(arg.value).to_vec());
        if known.callable.meaning == Meaning::Carries && depth < 4 {
            return of(Role::CredentialsProvider)
                .flat_map(|held| match held.value {
                    Value::Instance { made, .. } => self.kinds_of(made, depth + 1),
                    _ => Vec::new(),
                })
                .collect();
        }
        match known.callable.provider {
            Some(ProviderKind::ByType) => of(Role::ProviderType)
                .filter_map(|name| known.callable.by_type.get(name.literal()?.reveal()))
                .map(|variant| variant.provider)
                .collect(),
            Some(ProviderKind::ByToken) if of(Role::SecurityToken).next().is_none() => vec![ProviderKind::RamUserKey],
            kind => kind.into_iter().collect(),
        }
    }

    /// What stands before the dot of a method call.
    pub(crate) fn receiver(&self, call: &Call) -> Option<ExprId> {
        match &self.tree[call.callee].kind {
            ExprKind::Attribute { base, .. } => Some(*base),
            _ => None,
        }
    }

    fn passed_through(&self, callable: &Callable, call: &Call, args: &[RoleArg], span: Span) -> Vec<Traced> {
        let by_role = args.iter().find(|arg| arg.role == Role::Value).map(|arg| arg.value);
        let is_method = callable.kind == Kind::Method || callable.path.starts_with("*.");
        let has_default = callable.params.iter().any(|param| param.role() == Some(Role::Default));
        let subject = match by_role {
            Some(value) => Some(value),
            None if is_method => self.receiver(call),
            None if has_default => None,
            None => call.args.first().map(|arg| arg.value),
        };
        let mut found: Vec<Traced> = match (subject, callable.decode) {
            (Some(list), Some(Decode::Join)) => return self.joined(self.receiver(call), list, span),
            (Some(_), Some(Decode::JoinElements)) => {
                let separator = call.args.first().map(|arg| arg.value);
                return self.receiver(call).map(|list| self.joined(separator, list, span)).unwrap_or_default();
            }
            (Some(subject), Some(Decode::Bytes)) => self.from_bytes(subject, span),
            (Some(subject), Some(how)) => self.map_literals(subject, span, |text| texts::decode(text, how)),
            (Some(subject), None) => self.trace(subject).to_vec(),
            (None, _) => Vec::new(),
        };
        let env = found.iter().find_map(|traced| match &traced.value {
            Value::Env(name) => Some(name.clone()),
            _ => None,
        });
        for default in args.iter().filter(|arg| arg.role == Role::Default) {
            let step = env.clone().map_or_else(|| StepKind::Default(default.name.clone()), StepKind::EnvDefault);
            let step_span = if env.is_some() { span } else { self.tree[default.value].span };
            found.extend(
                self.trace_called(default.value).into_iter().map(|traced| traced.then(step_span, step.clone())),
            );
        }
        found
    }

    /// The value; or, for a function, what it returns.
    fn trace_called(&self, value: ExprId) -> Vec<Traced> {
        self.trace(value)
            .iter()
            .flat_map(|traced| match traced.value {
                Value::Function(function) => self.returned(function, traced.span),
                _ => vec![traced.clone()],
            })
            .collect()
    }

    fn map_literals(&self, expr: ExprId, span: Span, change: impl Fn(&str) -> Option<String>) -> Vec<Traced> {
        self.trace(expr)
            .iter()
            .map(|traced| match &traced.value {
                Value::Literal(text) => match change(text.reveal()) {
                    Some(changed) => Traced { value: Value::Literal(Masked::new(changed)), ..traced.clone() }
                        .then(span, StepKind::Decoded),
                    None => Traced::new(Value::Unknown, span),
                },
                // A cut or decoded answer, file or variable is still one.
                Value::Issued { .. } | Value::File | Value::Env(_) | Value::Parameter(..) | Value::Imported(_) => {
                    traced.clone()
                }
                _ => Traced::new(Value::Unknown, span),
            })
            .collect()
    }

    /// The elements of a list with a separator between them.
    fn joined(&self, separator: Option<ExprId>, list: ExprId, span: Span) -> Vec<Traced> {
        let separator = separator.map(|separator| self.trace(separator).to_vec()).unwrap_or_default();
        let values = self.trace(list);
        let Some(elements) = values.iter().find_map(|traced| match traced.value {
            Value::Collection(list) => match &self.tree[list].kind {
                ExprKind::List(elements) => Some(elements),
                _ => None,
            },
            _ => None,
        }) else {
            return vec![Traced::new(Value::Unknown, span)];
        };
        let mut parts = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            if at > 0 {
                parts.push(separator.clone());
            }
            parts.push(self.trace(*element).to_vec());
        }
        texts::join(&parts, span)
    }

    /// Text out of a list of byte values, or of a byte string.
    fn from_bytes(&self, subject: ExprId, span: Span) -> Vec<Traced> {
        self.trace(subject)
            .iter()
            .map(|traced| {
                let Value::Collection(list) = traced.value else { return traced.clone() };
                let ExprKind::List(elements) = &self.tree[list].kind else { return traced.clone() };
                let bytes: Option<Vec<u8>> = elements
                    .iter()
                    .map(|element| match self.tree[*element].kind {
                        ExprKind::Number(Some(number)) => u8::try_from(number).ok(),
                        _ => None,
                    })
                    .collect();
                match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                    Some(text) => Traced::new(Value::Literal(Masked::new(text)), self.tree[list].span)
                        .then(span, StepKind::Decoded),
                    None => Traced::new(Value::Unknown, span),
                }
            })
            .collect()
    }

    /// The arguments of a catalogued call that have a role: by place, by name, out of `*args`, `**kwargs` and option maps.
    pub(crate) fn role_args(&self, callable: &Callable, call: &Call) -> Vec<RoleArg> {
        self.role_args_of(callable, &call.args)
    }

    /// [`Flow::role_args`] for arguments that do not stand in a call of their own (`functools.partial(f, …)`).
    pub(crate) fn role_args_of(&self, callable: &Callable, args: &[Arg]) -> Vec<RoleArg> {
        let mut found: Vec<RoleArg> = Vec::new();
        let mut add = |param: &Param, value: ExprId| {
            if let Some(role) = param.role() {
                found.push(RoleArg { role, name: param.name().into(), value });
            }
        };
        if !callable.keyword_only {
            let positional = self.positional(args);
            let params = callable.params_for(positional.len());
            let rest = params.iter().position(|param| param.name().starts_with('*')).unwrap_or(usize::MAX);
            for (at, value) in positional.into_iter().enumerate() {
                if let Some(param) = params.get(at.min(rest)) {
                    add(param, value);
                }
            }
        }
        let mut named: Vec<(SmolStr, ExprId)> = Vec::new();
        for arg in args {
            match (&arg.name, arg.spread) {
                (Some(name), _) => named.push((name.clone(), arg.value)),
                (None, Spread::Map) => named.extend(self.entries(arg.value)),
                (None, Spread::One | Spread::List) => {}
            }
        }
        for (name, value) in &named {
            if let Some(param) = callable.params.iter().find(|param| param.is_called(name)) {
                add(param, *value);
            }
        }
        let options: Vec<ExprId> = found.iter().filter(|arg| arg.role == Role::Options).map(|arg| arg.value).collect();
        for (name, value) in options.into_iter().flat_map(|options| self.entries(options)) {
            if let Some(param) = callable.params.iter().find(|param| param.is_called(&name)) {
                found.extend(param.role().map(|role| RoleArg { role, name: param.name().into(), value }));
            }
        }
        found
    }
}

/// Whether a call of this path without arguments gives an empty text.
fn is_empty_text(path: &str) -> bool {
    matches!(path, "str" | "String.new" | "String.default" | "std.string.String.new")
}
