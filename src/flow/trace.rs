//! The evaluation itself, one kind of expression after another.

use std::rc::Rc;

use smol_str::SmolStr;

use super::budget::Work;
use super::fields::Key;
use super::{Flow, MOST_ALTERNATIVES, StepKind, Traced, Value, texts};
use crate::catalog::sdk::SdkLanguage;
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::{Arg, Binding, BlockKind, Bound, Call, ExprId, ExprKind, FunctionId, ParamKind, PartStep, Spread};

/// Python's way to give a function some of its arguments.
pub(crate) const PARTIAL: &str = "functools.partial";
/// Callers and construction sites that are looked at for one parameter or field.
pub(super) const MOST_CALLERS: usize = 8;

impl<'a> Flow<'a> {
    pub(super) fn evaluate(&self, expr: ExprId) -> Vec<Traced> {
        let span = self.tree[expr].span;
        let one = |value| vec![Traced::new(value, span)];
        match &self.tree[expr].kind {
            ExprKind::Text(text) => vec![Traced::new(Value::Literal(text.clone()), self.inside(span, text))],
            ExprKind::Number(Some(number)) => one(Value::Number(*number)),
            ExprKind::Bool(truth) => one(Value::Bool(*truth)),
            ExprKind::Nothing => one(Value::Nothing),
            ExprKind::Name(_) | ExprKind::Attribute { .. } if self.unit_struct(expr).is_some() => {
                let of = self.unit_struct(expr).map(|known| SmolStr::new(&known.callable.path)).unwrap_or_default();
                one(Value::Instance { of, made: expr })
            }
            ExprKind::Name(name) => self.name(name, expr),
            ExprKind::Attribute { base, name, .. } => self.attribute(expr, *base, name),
            ExprKind::Index { base, index } => {
                let mut found = self.element(*base, &self.key(*index), span);
                if found.iter().any(|traced| matches!(traced.value, Value::Env(_))) {
                    found.extend(self.trace(*index).iter().filter(|name| self.is_key(name)).cloned());
                }
                found
            }
            ExprKind::Slice { base, bounds } => self.map_literals(*base, span, |text| texts::slice(text, *bounds)),
            ExprKind::Call(call) => self.call(expr, call),
            ExprKind::Join(parts) => {
                let parts: Vec<Vec<Traced>> = parts.iter().map(|part| self.trace(*part).to_vec()).collect();
                self.joined_parts(&parts, span)
            }
            ExprKind::Choice(arms) => self.all(arms),
            ExprKind::List(_) | ExprKind::Map(_) => one(Value::Collection(expr)),
            ExprKind::Function(function) => one(Value::Function(*function)),
            ExprKind::Number(None) | ExprKind::Other(_) => one(Value::Unknown),
        }
    }

    /// Where a literal's text stands between its quotes; the whole literal where it is written with escapes.
    pub(super) fn inside(&self, span: Span, text: &Masked) -> Span {
        let written = self.text.get(span.range()).unwrap_or_default();
        match written.find(text.reveal()) {
            Some(at) if !text.reveal().is_empty() => {
                let start = span.start as usize + at;
                Span::new(start, start + text.reveal().len())
            }
            _ => span,
        }
    }

    pub(super) fn all(&self, exprs: &[ExprId]) -> Vec<Traced> {
        let mut found = Vec::new();
        for expr in exprs {
            found.extend_from_slice(&self.trace(*expr));
            if found.len() > MOST_ALTERNATIVES {
                break;
            }
        }
        found
    }

    pub(super) fn name(&self, name: &SmolStr, expr: ExprId) -> Vec<Traced> {
        let bindings = self.reaching(name, expr);
        if bindings.is_empty() {
            let here = |path| Traced::new(Value::Imported(path), self.tree[expr].span);
            return match self.path_of(expr) {
                Some(path) if path.contains('.') => vec![here(path)],
                _ => self.by_unknown_glob(name, expr).map(here).collect(),
            };
        }
        self.gather(bindings.into_iter(), |binding| self.bound(binding))
    }

    /// What each of `sources` gives, up to as many alternatives as are kept.
    pub(super) fn gather<T>(&self, sources: impl Iterator<Item = T>, give: impl Fn(T) -> Vec<Traced>) -> Vec<Traced> {
        let mut found = Vec::new();
        for source in sources {
            if !self.budget.pays(Work::Value, 1) {
                break;
            }
            found.extend(give(source));
            if super::is_full(&mut found) {
                break;
            }
        }
        found
    }

    /// What several parts give together.
    pub(super) fn joined_parts(&self, parts: &[Vec<Traced>], span: Span) -> Vec<Traced> {
        // Each part is put behind all that came before it.
        if parts.len() > texts::MOST_PARTS || !self.budget.pays(Work::Entry, parts.len() * parts.len() / 16) {
            return vec![Traced::new(Value::Unknown, span)];
        }
        texts::join(parts, span)
    }

    /// What a name holds after `name += more`. Kept, since in a loop every such line reaches every other.
    fn grown(&self, binding: &Binding, more: ExprId) -> Vec<Traced> {
        if let Some(known) = self.grown.borrow().get(&more) {
            return known.to_vec();
        }
        // In a loop the name's earlier value is this very binding's: it meets this entry and ends.
        self.grown.borrow_mut().insert(more, Rc::from([]));
        let before = self.name(&binding.name, more);
        let mut found = self.joined_parts(&[before, self.trace(more).to_vec()], binding.name_span);
        super::dedup(&mut found);
        self.grown.borrow_mut().insert(more, Rc::from(found.as_slice()));
        found
    }

    /// What a binding gives its name.
    pub(super) fn bound(&self, binding: &Binding) -> Vec<Traced> {
        let here = |value| vec![Traced::new(value, binding.name_span)];
        let mut found = match &binding.value {
            Bound::Expr(value) => self.trace(*value).to_vec(),
            Bound::Part { of, path } => self.part(*of, path, binding.name_span),
            Bound::Joined(more) => self.grown(binding, *more),
            Bound::Parameter(function, at) => return self.parameter(*function, *at),
            Bound::Import(path) => {
                let there = self.imported(path, binding.scope);
                if there.is_empty() {
                    return here(Value::Imported(path.clone()));
                }
                // Of re-exports one is followed: they may lead round in a circle.
                there
                    .into_iter()
                    .filter(|other| !std::ptr::eq(*other, binding))
                    .flat_map(|other| match &other.value {
                        Bound::Import(path) => vec![Traced::new(Value::Imported(path.clone()), other.name_span)],
                        _ => self.bound(other),
                    })
                    .collect()
            }
            Bound::Function(function) => return here(Value::Function(*function)),
            Bound::Class(class) => return here(Value::Class(*class)),
            Bound::Unknown => Vec::new(),
        };
        if let Some(typed) = self.by_annotation(binding.annotation) {
            if found.iter().all(Traced::is_untold) {
                found = vec![typed];
            } else if matches!(typed.value, Value::Local { .. })
                && found.iter().all(|traced| traced.value == Value::File)
            {
                // Read from a file into a type of our own: what the file lacks has that type's defaults.
                found.push(typed);
            }
        }
        found.into_iter().map(|traced| traced.then(binding.name_span, StepKind::Name(binding.name.clone()))).collect()
    }

    /// An object of the declared type, if that is a type we know.
    pub(super) fn by_annotation(&self, annotation: Option<ExprId>) -> Option<Traced> {
        let annotation = annotation?;
        let span = self.tree[annotation].span;
        if let Some(class) = self.class_named(annotation) {
            return Some(Traced::new(Value::Local { class, made: None }, span));
        }
        let of = SmolStr::new(self.catalog.canonical(self.language, &self.path_of(annotation)?));
        self.catalog.is_type(self.language, &of).then(|| Traced::new(Value::Instance { of, made: annotation }, span))
    }

    pub(super) fn part(&self, of: ExprId, path: &[PartStep], span: Span) -> Vec<Traced> {
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

    pub(super) fn element_or_field(&self, whole: ExprId, key: &Key, span: Span) -> Vec<Traced> {
        match key {
            Key::Text(name) => self.trace(whole).iter().flat_map(|base| self.field_of(base, name, span)).collect(),
            _ => self.element(whole, key, span),
        }
    }

    /// What a parameter may be given: its default, and what the callers in this file pass.
    pub(super) fn parameter(&self, function: FunctionId, at: usize) -> Vec<Traced> {
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
        // A test of it says nothing about who else calls it.
        let is_shipped = |call: ExprId| {
            let mut around = self.tree.blocks_around(self.tree[call].block);
            around.all(|block| self.tree[block].kind != BlockKind::Dead)
        };
        let is_called = callers.iter().any(|(call, _)| is_shipped(*call));
        for (call, skips_receiver) in callers.iter().take(MOST_CALLERS) {
            let caller = *call;
            let ExprKind::Call(call) = &self.tree[caller].kind else { continue };
            if param.kind == ParamKind::KeywordRest
                || (param.kind == ParamKind::Rest && at == usize::from(*skips_receiver))
            {
                // The caller's arguments are its elements.
                found.push(Traced::new(Value::Collection(caller), self.tree[caller].span));
            }
            for value in self.arguments_for(call, function, at, *skips_receiver) {
                let span = self.tree[value].span;
                found.extend(
                    self.trace(value).iter().cloned().map(|traced| traced.then(span, StepKind::Argument(function))),
                );
            }
        }
        let handed_on =
            if at == 0 && self.language == SdkLanguage::Rust { self.handed_on(function) } else { Vec::new() };
        let is_handed_on = !handed_on.is_empty();
        found.extend(handed_on);
        if let Some(typed) = self.by_annotation(param.annotation)
            && found.iter().all(Traced::is_untold)
        {
            found = vec![typed];
            // What its fields hold is for callers to say who are not seen.
            let is_open = !is_called && self.language == SdkLanguage::Rust;
            if is_open && matches!(found[0].value, Value::Local { .. }) {
                found.push(Traced::new(Value::Parameter(function, at), param.span));
            }
            return found;
        }
        if !is_called && !is_handed_on {
            found.push(Traced::new(Value::Parameter(function, at), param.span));
        }
        found
    }

    /// What a method hands to the closure that it is given: its receiver, or the elements of that.
    fn handed_on(&self, closure: FunctionId) -> Vec<Traced> {
        let Some(receiver) = self.index.closures.get(&closure) else { return Vec::new() };
        self.trace(*receiver)
            .iter()
            .flat_map(|traced| match traced.value {
                Value::Collection(list) if matches!(self.tree[list].kind, ExprKind::List(_)) => {
                    self.all(&self.elements(list, &Key::Unknown))
                }
                _ => vec![traced.clone()],
            })
            .filter(|traced| !traced.is_untold())
            .collect()
    }

    /// The default that a command-line decorator (`@click.option("--ak", default=…)`) gives a parameter.
    pub(super) fn option_default(&self, decorators: &[ExprId], param: &str) -> Option<ExprId> {
        decorators.iter().find_map(|decorator| {
            let ExprKind::Call(call) = &self.tree[*decorator].kind else { return None };
            self.option_named(call, param)
        })
    }

    /// The `default` of a call that declares the command-line option `name`.
    pub(super) fn option_named(&self, call: &Call, name: &str) -> Option<ExprId> {
        let declares = call.args.iter().filter(|arg| arg.name.is_none()).any(|arg| {
            self.tree
                .text(arg.value)
                .is_some_and(|text| text.reveal().trim_start_matches('-').replace('-', "_") == name)
        });
        let default = call.args.iter().find(|arg| arg.name.as_deref() == Some("default"))?;
        declares.then_some(default.value)
    }

    /// The arguments that a call gives the parameter at this place.
    pub(crate) fn arguments_for(
        &self,
        call: &Call,
        function: FunctionId,
        at: usize,
        skips_receiver: bool,
    ) -> Vec<ExprId> {
        let param = &self.tree[function].params[at];
        // `functools.partial(f, a)(b)`: what it was made with comes first.
        let bound =
            self.partial_of(call.callee).map_or(0, |partial| self.positional(&partial.args).len().saturating_sub(1));
        let is_partial = self.stands_for(call.callee, PARTIAL);
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
            && let Some(place) = (place + usize::from(is_partial)).checked_sub(bound)
        {
            found.extend(self.positional(&call.args).get(place).copied());
        }
        found
    }

    /// The arguments that a call passed on in `*args`; none when it passes on its own.
    fn positional_of(&self, list: Option<ExprId>, call: &Call) -> Vec<ExprId> {
        let Some(list) = list.filter(|list| self.opened.borrow_mut().insert(*list)) else { return Vec::new() };
        let found = self.positional(&call.args);
        self.opened.borrow_mut().remove(&list);
        found
    }

    /// The function of this file that a `functools.partial(…)` is made of.
    pub(super) fn function_of_partial(&self, partial: &Call) -> Option<FunctionId> {
        let function = partial.args.first()?.value;
        let ExprKind::Name(name) = &self.tree[function].kind else { return None };
        if !self.stands_for(partial.callee, PARTIAL) {
            return None;
        }
        self.reaching(name, function).iter().find_map(|binding| match binding.value {
            Bound::Function(function) => Some(function),
            _ => None,
        })
    }

    /// The `functools.partial(…)` that a name stands for.
    pub(super) fn partial_of(&self, callee: ExprId) -> Option<&'a Call> {
        let ExprKind::Name(name) = &self.tree[callee].kind else { return None };
        self.reaching(name, callee).iter().find_map(|binding| match binding.value {
            Bound::Expr(value) => match &self.tree[value].kind {
                ExprKind::Call(call) => {
                    (self.stands_for(call.callee, PARTIAL) && !call.args.is_empty()).then_some(call)
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// The positional arguments, with `*args` of known length opened.
    pub(super) fn positional(&self, args: &[Arg]) -> Vec<ExprId> {
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
                        Some(ExprKind::Call(call)) => found.extend(self.positional_of(list, call)),
                        // What follows an open spread has no known place.
                        _ => break,
                    }
                }
                Spread::Map => {}
            }
        }
        found
    }
}
