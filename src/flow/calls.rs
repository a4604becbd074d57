//! What a call gives, and what it is given.

use smol_str::{SmolStr, format_smolstr};

use super::{Flow, StepKind, Traced, Value, texts};
use crate::catalog::Known;
use crate::catalog::judge::Verdict;
use crate::catalog::sdk::{Callable, Decode, Kind, Meaning, Param, ProviderKind, Role, SdkLanguage};
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::{Arg, Binding, Bound, Call, CallForm, ExprId, ExprKind, FunctionId, Spread};

/// An argument of a catalogued call with what it is.
#[derive(Debug, Clone)]
pub(crate) struct RoleArg {
    pub(crate) role: Role,
    /// The parameter's name.
    pub(crate) name: SmolStr,
    pub(crate) value: ExprId,
}

/// Python's types whose objects are their keyword arguments.
const MAPS: [&str; 4] = ["dict", "collections.OrderedDict", "types.SimpleNamespace", "argparse.Namespace"];

impl Flow<'_> {
    pub(super) fn call(&self, expr: ExprId, call: &Call) -> Vec<Traced> {
        let span = self.tree[expr].span;
        if let Some(known) = self.known_callee(call) {
            let mut found = self.known_call(known, expr, call);
            if !found.is_empty() {
                // A class of the program that is derived from a catalogued one has fields and methods of its own.
                if self.known_base(call.callee).is_some() {
                    let class = self.class_named(call.callee);
                    found.extend(class.map(|class| Traced::new(Value::Local { class, made: Some(expr) }, span)));
                }
                return found;
            }
        }
        if let Some(class) = self.class_named(call.callee) {
            return vec![Traced::new(Value::Local { class, made: Some(expr) }, span)];
        }
        // A struct of a type that nobody knows is no more than its fields.
        if call.form == CallForm::Struct || self.makes_map(call) || self.gathers(call) {
            return vec![Traced::new(Value::Collection(expr), span)];
        }
        if call.args.is_empty() && self.path_of(call.callee).is_some_and(|path| is_empty_text(&path)) {
            return vec![Traced::new(Value::Literal(Masked::new("")), span)];
        }
        if let Some(target) = self.target(call) {
            let mut found = self.returned(target.function, span);
            for other in self.overrides(call, target.function) {
                found.extend(self.returned(other, span));
            }
            return found;
        }
        let ExprKind::Attribute { base, name, .. } = &self.tree[call.callee].kind else {
            return self.by_getattr(expr, call).unwrap_or_else(|| self.out_of_import(call));
        };
        let mut found = Vec::new();
        for receiver in self.trace(*base).iter() {
            match &receiver.value {
                Value::Collection(collection) if self.is_data(*collection) => {
                    found.extend(self.asked_of_data(*collection, receiver, name, call));
                }
                Value::Collection(collection) if !self.option_of(*collection, name, call).is_empty() => {
                    found.extend(self.option_of(*collection, name, call));
                }
                Value::Collection(collection) if matches!(name.as_str(), "get" | "pop" | "setdefault") => {
                    if let Some(key) = call.args.first() {
                        found.extend(self.element_of(*collection, &self.key(key.value), span));
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
                Value::File => {
                    found.push(receiver.clone());
                    found.extend(self.default_of(name, call));
                }
                Value::Imported(path) => {
                    let value = Value::Imported(format_smolstr!("{path}.{name}"));
                    found.push(Traced { value, ..receiver.clone() });
                    found.extend(self.default_of(name, call));
                }
                Value::Instance { of, .. } if self.catalog.is_builder(self.language, of) => {
                    found.push(receiver.clone());
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

    /// What a method gives for a name that is not there: `get("name", default)`, `get("section", "name", fallback=default)`.
    fn default_of(&self, method: &str, call: &Call) -> Vec<Traced> {
        if !method.starts_with("get") || self.language != SdkLanguage::Python {
            return Vec::new();
        }
        let named = call.args.iter().find(|arg| matches!(arg.name.as_deref(), Some("default" | "fallback")));
        // By place it may as well be the name of an option.
        let found: Vec<Traced> = match (named, call.args.get(1)) {
            (Some(default), _) => self.trace(default.value).to_vec(),
            (None, Some(Arg { name: None, value, .. })) => {
                self.trace(*value).iter().filter(|default| self.is_key(default)).cloned().collect()
            }
            _ => Vec::new(),
        };
        let step = StepKind::Default(method.into());
        let span = self.tree[call.callee].span;
        found.into_iter().map(|traced| traced.then(span, step.clone())).collect()
    }

    /// `getattr(object, "name", default)`.
    fn by_getattr(&self, expr: ExprId, call: &Call) -> Option<Vec<Traced>> {
        let [object, name, default @ ..] = call.args.as_slice() else { return None };
        if self.language != SdkLanguage::Python || self.path_of(call.callee)? != "getattr" {
            return None;
        }
        let mut found =
            self.key_text(name.value).map(|name| self.attribute(expr, object.value, &name)).unwrap_or_default();
        if found.is_empty() {
            found.push(Traced::new(Value::Unknown, self.tree[expr].span));
        }
        if let [default] = default {
            let (span, step) = (self.tree[default.value].span, StepKind::Default("getattr".into()));
            found.extend(self.trace(default.value).iter().cloned().map(|traced| traced.then(span, step.clone())));
        }
        Some(found)
    }

    /// What a call of an imported name gives: something that comes out of its module.
    fn out_of_import(&self, call: &Call) -> Vec<Traced> {
        self.trace(call.callee).iter().filter(|callee| matches!(callee.value, Value::Imported(_))).cloned().collect()
    }

    /// `parser.get("section", "option")` of a map of maps.
    fn option_of(&self, collection: ExprId, method: &str, call: &Call) -> Vec<Traced> {
        let [section, option, ..] = call.args.as_slice() else { return Vec::new() };
        if method != "get" || self.language != SdkLanguage::Python || option.name.is_some() {
            return Vec::new();
        }
        match (self.key_text(section.value), self.key_text(option.value)) {
            (Some(section), Some(option)) => self.all(&self.nested(collection, &[section, option])),
            _ => Vec::new(),
        }
    }

    /// What a method gives that is called on something out of a file of data: the entry that it is asked for, or all of it.
    fn asked_of_data(&self, collection: ExprId, data: &Traced, method: &str, call: &Call) -> Vec<Traced> {
        let texts = call.args.iter().filter(|arg| arg.name.is_none()).map(|arg| self.key_text(arg.value));
        let keys: Vec<SmolStr> = texts.map_while(|key| key).collect();
        if !method.starts_with("get") && !matches!(method, "pop" | "setdefault") {
            return vec![data.clone()];
        }
        let Some(first) = keys.first() else { return vec![data.clone()] };
        let dotted: Vec<SmolStr> = first.split('.').map(SmolStr::new).collect();
        let mut found = self.all(&self.nested(collection, &keys[..1]));
        if found.is_empty() {
            found = self.all(&self.nested(collection, &dotted));
        }
        // `get(section, option)`: what is found for the section alone is a map.
        let nested = self.nested(collection, &keys);
        if keys.len() > 1 && !nested.is_empty() {
            return self.all(&nested);
        }
        found.extend(call.args.iter().skip(1).flat_map(|default| self.trace(default.value).to_vec()));
        found
    }

    /// Whether a call gives the list of what its arguments give.
    fn gathers(&self, call: &Call) -> bool {
        self.language == SdkLanguage::Python && self.path_of(call.callee).as_deref() == Some("asyncio.gather")
    }

    pub(super) fn makes_map(&self, call: &Call) -> bool {
        let Some(path) = self.path_of(call.callee) else { return self.tuple_fields(call).is_some() };
        MAPS.contains(&&*path)
            || path.ends_with("HashMap.new")
            || path.ends_with("HashMap.from")
            || path.ends_with("BTreeMap.new")
    }

    /// The field names of the `namedtuple` whose constructor a call is.
    pub(super) fn tuple_fields(&self, call: &Call) -> Option<Vec<SmolStr>> {
        let ExprKind::Name(name) = &self.tree[call.callee].kind else { return None };
        let bound = self.reaching(name, call.callee);
        let [Binding { value: Bound::Expr(made), .. }] = bound.as_slice() else { return None };
        let ExprKind::Call(made) = &self.tree[*made].kind else { return None };
        if self.path_of(made.callee)? != "collections.namedtuple" {
            return None;
        }
        let fields = made.args.get(1)?.value;
        match &self.tree[fields].kind {
            ExprKind::List(names) => {
                names.iter().map(|name| Some(SmolStr::new(self.tree.text(*name)?.reveal()))).collect()
            }
            ExprKind::Text(names) => {
                Some(names.reveal().split([' ', ',']).filter(|name| !name.is_empty()).map(SmolStr::new).collect())
            }
            _ => None,
        }
    }

    /// What a function of this file returns.
    pub(super) fn returned(&self, function: FunctionId, span: Span) -> Vec<Traced> {
        let function = &self.tree[function];
        let found: Vec<Traced> =
            self.all(&function.returns).into_iter().map(|traced| traced.then(span, StepKind::Returned)).collect();
        let untold = found.iter().all(Traced::is_untold);
        match self.by_annotation(function.return_type) {
            Some(typed) if untold => vec![typed],
            // Read from a file into a type of our own: what the file lacks has that type's defaults.
            Some(typed)
                if self.language == SdkLanguage::Rust
                    && matches!(typed.value, Value::Local { .. })
                    && found.iter().all(|traced| traced.value == Value::File) =>
            {
                found.into_iter().chain([typed]).collect()
            }
            _ => found,
        }
    }

    /// What a call of something catalogued gives; nothing when the catalogue does not say.
    pub(super) fn known_call(&self, known: Known<'_>, expr: ExprId, call: &Call) -> Vec<Traced> {
        let callable = known.callable;
        let span = self.tree[expr].span;
        let one = |value| vec![Traced::new(value, span)];
        let args = || self.role_args(callable, call);
        // While something is put together there is nothing in it yet, whatever it will give or read.
        match callable.returns.as_deref() {
            Some("self") => {
                return self.receiver(call).map(|receiver| self.trace(receiver).to_vec()).unwrap_or_default();
            }
            Some(of) if self.catalog.is_builder(self.language, of) => {
                return one(Value::Instance { of: of.into(), made: expr });
            }
            _ => {}
        }
        match callable.meaning {
            Meaning::ReadsEnv => {
                let args = args();
                let names = args.iter().filter(|arg| arg.role == Role::EnvName);
                let names: Vec<Traced> = names
                    .flat_map(|arg| self.trace(arg.value).to_vec())
                    .filter(|name| name.literal().is_some())
                    .collect();
                let name = names.first().and_then(Traced::literal).cloned().unwrap_or_else(|| Masked::new(""));
                let mut found = one(Value::Env(name.clone()));
                found.extend(self.by_dotenv(name.reveal(), expr));
                found.extend(names.into_iter().filter(|name| self.is_key(name)));
                for default in args.iter().filter(|arg| arg.role == Role::Default) {
                    let step = StepKind::EnvDefault(name.clone());
                    found.extend(
                        self.trace_called(default.value).into_iter().map(|traced| traced.then(span, step.clone())),
                    );
                }
                found
            }
            Meaning::ReadsFile => {
                let mut found = self.read_data(expr, call).unwrap_or_else(|| one(Value::File));
                found.extend(self.given_as_map(expr));
                found
            }
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
                Some(of) => one(Value::Instance { of: of.into(), made: expr }),
                None if callable.kind == Kind::Class => {
                    one(Value::Instance { of: SmolStr::new(&callable.path), made: expr })
                }
                None => Vec::new(),
            },
        }
    }

    /// Whether a text has the shape of a key: people do put keys where names of variables belong.
    pub(super) fn is_key(&self, name: &Traced) -> bool {
        name.literal().is_some_and(|text| {
            [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken]
                .into_iter()
                .any(|role| matches!(self.judge.judge(text.reveal(), role, None), Verdict::Key { .. }))
        })
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
    pub(super) fn is_long_term(&self, call: &Call) -> bool {
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
    pub(super) fn kinds_of(&self, made: ExprId, depth: usize) -> Vec<ProviderKind> {
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

    pub(super) fn passed_through(&self, callable: &Callable, call: &Call, args: &[RoleArg], span: Span) -> Vec<Traced> {
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
            (Some(subject), Some(Decode::Bytes)) => self.text_of_bytes(subject, span),
            (Some(subject), Some(how)) => self.map_literals(subject, span, |text| texts::decode(text, how)),
            (Some(subject), None) => self.trace(subject).to_vec(),
            (None, _) => Vec::new(),
        };
        // Of sources that are laid over each other (`.merge(a).merge(b)`) each may have what is asked for.
        if let (Some(_), true, Some(before)) = (by_role, callable.kind == Kind::Method, self.receiver(call)) {
            let before = self.trace(before);
            let is_untold = found.iter().all(Traced::is_untold);
            let is_source = |traced: &&Traced| match traced.value {
                Value::Collection(data) => self.is_data(data),
                Value::File => is_untold,
                _ => false,
            };
            found.extend(before.iter().filter(is_source).cloned());
        }
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
    pub(super) fn trace_called(&self, value: ExprId) -> Vec<Traced> {
        self.trace(value)
            .iter()
            .flat_map(|traced| match traced.value {
                Value::Function(function) => self.returned(function, traced.span),
                _ => vec![traced.clone()],
            })
            .collect()
    }

    pub(super) fn map_literals(
        &self,
        expr: ExprId,
        span: Span,
        change: impl Fn(&str) -> Option<String>,
    ) -> Vec<Traced> {
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
    pub(super) fn joined(&self, separator: Option<ExprId>, list: ExprId, span: Span) -> Vec<Traced> {
        let separator = separator.map(|separator| self.trace(separator).to_vec());
        let values = self.trace(list);
        let is_empty = |traced: &Traced| traced.literal().is_some_and(|text| text.reveal().is_empty());
        if separator.as_ref().is_none_or(|separator| separator.iter().all(is_empty))
            && values.iter().any(|traced| traced.literal().is_some())
        {
            // A text is the list of its characters.
            return values.to_vec();
        }
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
                parts.extend(separator.clone());
            }
            parts.push(self.trace(*element).to_vec());
        }
        self.joined_parts(&parts, span)
    }

    /// Text out of a list of byte values, or of a byte string.
    pub(super) fn text_of_bytes(&self, subject: ExprId, span: Span) -> Vec<Traced> {
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
        // `partial(f, a)(b)`.
        if let Some((_, bound)) = self.partial_of(call.callee).and_then(|partial| partial.args.split_first()) {
            let both = bound.iter().chain(&call.args);
            let args =
                both.map(|Arg { name, value, spread }| Arg { name: name.clone(), value: *value, spread: *spread });
            return self.role_args_of(callable, &args.collect::<Vec<_>>());
        }
        match call.args.split_first() {
            // `Base.__init__(self, …)`.
            Some((_, rest)) if self.names_receiver(call) => self.role_args_of(callable, rest),
            _ => self.role_args_of(callable, &call.args),
        }
    }

    /// Whether a call of a constructor has the object as its first argument.
    fn names_receiver(&self, call: &Call) -> bool {
        let ExprKind::Attribute { base, name, .. } = &self.tree[call.callee].kind else { return false };
        name == "__init__" && !matches!(self.tree[*base].kind, ExprKind::Call(_))
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
