//! Which objects show their secret when they are made to text.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::shown::{Here, Run, holds_key, is_filled_in, is_secret};
use crate::catalog::sdk::SdkLanguage;
use crate::flow::Value;
use crate::source::Span;
use crate::syntax::{Bound, Call, ClassId, ExprId, ExprKind};

impl Run<'_, '_, '_> {
    /// Objects whose text holds their secret.
    pub(super) fn object(&mut self, expr: ExprId, here: Here) {
        let walk = self.walk;
        let flow = walk.flow;
        for traced in flow.trace(expr).iter() {
            match &traced.value {
                Value::Instance { of, made } => self.instance(of, *made, here),
                Value::Local { class, .. } => self.local(*class, traced.span, here),
                Value::Issued { part: None, at, .. } => {
                    let ExprKind::Call(call) = &flow.tree[*at].kind else { continue };
                    // A field of an answer that is not known to hold the key (`.request_id`) is not the answer.
                    if !matches!(flow.tree[expr].kind, ExprKind::Attribute { .. } | ExprKind::Index { .. })
                        && let Some(known) = flow.known_callee(call)
                        && known.callable.shows_secret
                    {
                        self.leak(here, None, flow.tree[*at].span, BTreeSet::new());
                    }
                }
                Value::Collection(map) => {
                    let map = *map;
                    match &flow.tree[map].kind {
                        ExprKind::List(_) | ExprKind::Map(_) if map != expr => self.expr(map, here),
                        _ => {}
                    }
                    for (_, value) in flow.entries(map) {
                        self.expr(value, here);
                    }
                }
                _ => {}
            }
        }
    }

    fn instance(&mut self, of: &str, made: ExprId, here: Here) {
        let walk = self.walk;
        let flow = walk.flow;
        let class = flow.catalog.callable(flow.language, of);
        let maker = match &flow.tree[made].kind {
            ExprKind::Call(call) => flow.known_callee(call),
            _ => None,
        };
        let shows = class.iter().chain(&maker).any(|known| known.callable.shows_secret);
        let holds = class.iter().chain(&maker).any(holds_key);
        if !(shows || here.opened && holds) {
            return;
        }
        let span = flow.tree[made].span;
        let Some(_) = maker else { return self.leak(here, None, span, BTreeSet::new()) };
        // What is made here has what it is given here.
        let sites: BTreeSet<usize> = (0..walk.sites.len())
            .filter(|at| {
                let site = &walk.sites[*at];
                let given = site.args.iter().filter(|arg| is_secret(arg.role));
                (site.span.contains(span) || span.contains(site.span))
                    && (given.into_iter().any(|arg| is_filled_in(walk.judge, arg)) || site.open)
            })
            .collect();
        if !sites.is_empty() {
            self.leak(here, None, span, sites);
        }
    }

    /// An object of one of the file's own classes.
    fn local(&mut self, class: ClassId, span: Span, here: Here) {
        let walk = self.walk;
        let flow = walk.flow;
        let own_text = || flow.method(class, "__str__").or_else(|| flow.method(class, "__repr__"));
        if flow.language == SdkLanguage::Python
            && !here.opened
            && let Some(text) = own_text()
        {
            for value in &flow.tree[text].returns {
                self.expr(*value, here);
            }
            return;
        }
        if !here.opened && !self.shows_fields(class) {
            return;
        }
        let fields = walk.fields.iter().filter(|(of, name, ..)| *of == class && !self.is_hidden(class, name));
        let sites: BTreeSet<usize> = fields.map(|(.., site)| *site).collect();
        if !sites.is_empty() || self.has_secret(class, 0) {
            self.leak(here, None, span, sites);
        }
    }

    /// Whether a field of a Rust type, or of a type in it, is named as ours are and holds what comes from outside.
    fn has_secret(&self, class: ClassId, depth: usize) -> bool {
        let flow = self.walk.flow;
        if flow.language != SdkLanguage::Rust || depth > 3 {
            return false;
        }
        flow.tree.fields_of(class).any(|field| {
            if self.is_hidden(class, &field.name) {
                return false;
            }
            let named = self.walk.judge.role_of_name(&field.name).filter(|named| is_secret(named.role) && !named.weak);
            if named.is_some() {
                let held = flow.local_field(class, None, &field.name);
                return self.is_read(class)
                    || held.iter().any(|held| held.value == Value::File || self.known_secret(held).is_some());
            }
            let inner = field.annotation.and_then(|of| flow.class_named(of)).filter(|inner| *inner != class);
            inner.is_some_and(|inner| self.shows_fields(inner) && self.has_secret(inner, depth + 1))
        })
    }

    /// Whether objects of a Rust type are read from files: `#[derive(Deserialize)]`.
    fn is_read(&self, class: ClassId) -> bool {
        let flow = self.walk.flow;
        flow.tree[class].bases.iter().any(|base| match &flow.tree[*base].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name == "Deserialize",
            _ => false,
        })
    }

    /// Whether the text of a class's objects is made of their fields: `#[derive(Debug)]`, `@dataclass`, `BaseModel`.
    fn shows_fields(&self, class: ClassId) -> bool {
        let flow = self.walk.flow;
        let class = &flow.tree[class];
        let ends = |expr: ExprId| match &flow.tree[expr].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => Some(name.clone()),
            _ => None,
        };
        let decorators = class.decorators.iter().map(|decorator| match &flow.tree[*decorator].kind {
            ExprKind::Call(call) => (ends(call.callee), call.args.as_slice()),
            _ => (ends(*decorator), &[][..]),
        });
        if flow.language == SdkLanguage::Rust {
            return decorators.into_iter().any(|(name, args)| {
                name.as_deref() == Some("derive") && args.iter().any(|arg| ends(arg.value).as_deref() == Some("Debug"))
            });
        }
        let shown = |name: Option<SmolStr>| name.is_some_and(|name| self.walk.judge.is_record(&name));
        decorators.into_iter().any(|(name, _)| shown(name)) || class.bases.iter().any(|base| shown(ends(*base)))
    }

    /// Whether a field's type hides it (`SecretStr`, `SecretString`), or its definition does (`field(repr=False)`).
    pub(super) fn is_hidden(&self, class: ClassId, name: &str) -> bool {
        let flow = self.walk.flow;
        flow.own_members(class, name).any(|binding| {
            let written = |expr: Option<ExprId>| expr.and_then(|expr| flow.text.get(flow.tree[expr].span.range()));
            let hides = |call: &Call| {
                let mut args = call.args.iter().filter(|arg| arg.name.as_deref() == Some("repr"));
                args.any(|arg| matches!(flow.tree[arg.value].kind, ExprKind::Bool(false)))
            };
            written(binding.annotation).is_some_and(|of| of.contains("Secret"))
                || matches!(binding.value, Bound::Expr(value) if matches!(&flow.tree[value].kind, ExprKind::Call(call) if hides(call)))
        })
    }
}
