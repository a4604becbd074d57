//! How long sessions are asked to last: arguments, fields and setters of what assumes roles, as numbers of seconds.

use smol_str::SmolStr;

use super::lifetime::Lives;
use super::sites::display;
use crate::catalog::Known;
use crate::catalog::sdk::{Callable, Generation, Param, ProviderKind, Role, Session};
use crate::flow::{Flow, RoleArg, Traced, Value};
use crate::source::Span;
use crate::syntax::{Call, ExprId, ExprKind, StoreKey};

/// What the API that vends temporary credentials calls the actions that take a duration, their version and that duration.
const ACTIONS: [&str; 3] = ["AssumeRole", "AssumeRoleWithOIDC", "AssumeRoleWithSAML"];
const VERSION: &str = "2015-04-01";
const DURATION: &str = "DurationSeconds";
/// How a Tea model takes its fields out of a map.
const FROM_MAP: &str = "from_map";

/// A session that is asked for, with how long it is to last.
#[derive(Debug, Clone)]
pub struct SessionLength {
    /// How people write what asks for it.
    pub api: String,
    /// The SDK family, for snippets.
    pub generation: Option<Generation>,
    /// What is set up with it.
    pub provider: Option<ProviderKind>,
    /// The parameter.
    pub parameter: SmolStr,
    /// How long it may last.
    pub limits: Session,
    /// What asks for it.
    pub span: Span,
    /// The seconds, with where they stand; every alternative that is a number.
    pub seconds: Vec<(i64, Traced)>,
    /// Whether it is never executed in the shipped program.
    pub dead: bool,
    /// Whether it stands in a test of what is refused.
    pub expects_refusal: bool,
}

/// Collects what is told of the length of sessions, in source order.
pub(super) fn collect<'a>(flow: &Flow<'a>, lives: &Lives<'_, 'a>) -> Vec<SessionLength> {
    let mut sessions = Sessions { flow, lives, found: Vec::new() };
    for expr in flow.tree.exprs_of(flow.part) {
        match &flow.tree[expr].kind {
            ExprKind::Call(call) => {
                if let Some(known) = flow.known_callee(call) {
                    sessions.add_call(expr, call, known);
                } else {
                    sessions.add_parameter_of_request(expr, call);
                    sessions.add_map(expr, call);
                }
            }
            ExprKind::Map(pairs) => sessions.add_request(expr, pairs),
            _ => {}
        }
    }
    sessions.add_stores();
    sessions.found.sort_by_key(|session| session.span);
    sessions.found
}

struct Sessions<'f, 'a> {
    flow: &'f Flow<'a>,
    lives: &'f Lives<'f, 'a>,
    found: Vec<SessionLength>,
}

fn takes_duration(callable: &Callable) -> bool {
    callable.params.iter().any(|param| param.role() == Some(Role::SessionDuration))
}

fn duration_called<'c>(callable: &'c Callable, name: &str) -> Option<&'c Param> {
    callable.params.iter().find(|param| param.role() == Some(Role::SessionDuration) && param.is_called(name))
}

impl Sessions<'_, '_> {
    fn add_call(&mut self, expr: ExprId, call: &Call, known: Known<'_>) {
        if !takes_duration(known.callable) {
            return;
        }
        let args = self.flow.role_args(known.callable, call);
        let type_name = self.type_name(&args);
        for arg in args.iter().filter(|arg| arg.role == Role::SessionDuration) {
            self.add_known(expr, known, type_name.as_deref(), arg.name.clone(), arg.value);
        }
    }

    /// `AssumeRoleRequest().from_map({"DurationSeconds": 600})`.
    fn add_map(&mut self, expr: ExprId, call: &Call) {
        let (flow, [map]) = (self.flow, call.args.as_slice()) else { return };
        let ExprKind::Attribute { base, name, .. } = &flow.tree[call.callee].kind else { return };
        if name != FROM_MAP {
            return;
        }
        for object in flow.trace(*base).iter() {
            let Value::Issued { issuer, part: None, .. } = &object.value else { continue };
            let Some(known) = flow.catalog.callable(flow.language, issuer) else { continue };
            for (key, value) in flow.entries(map.value) {
                if let Some(param) = duration_called(known.callable, &key) {
                    self.add_known(expr, known, None, param.name().into(), value);
                }
            }
        }
    }

    /// `config.role_session_expiration = 900`, `request.duration_seconds = 600`.
    fn add_stores(&mut self) {
        let flow = self.flow;
        for store in flow.tree.stores_of(flow.part) {
            let StoreKey::Attribute(name) = &store.key else { continue };
            for object in flow.trace(store.base).iter() {
                let (of, made) = match &object.value {
                    Value::Instance { of, made } => (of, *made),
                    Value::Issued { issuer, part: None, at } => (issuer, *at),
                    _ => continue,
                };
                let Some(known) = flow.catalog.callable(flow.language, of) else { continue };
                let Some(param) = duration_called(known.callable, name) else { continue };
                let args = match &flow.tree[made].kind {
                    ExprKind::Call(call) => flow.role_args(known.callable, call),
                    _ => Vec::new(),
                };
                let type_name = self.type_name(&args);
                self.add_known(store.value, known, type_name.as_deref(), param.name().into(), store.value);
            }
        }
    }

    fn type_name(&self, args: &[RoleArg]) -> Option<String> {
        let named = args.iter().filter(|arg| arg.role == Role::ProviderType);
        named
            .flat_map(|arg| self.flow.trace(arg.value).to_vec())
            .find_map(|traced| Some(traced.literal()?.reveal().to_owned()))
    }

    fn add_known(&mut self, at: ExprId, known: Known<'_>, type_name: Option<&str>, parameter: SmolStr, value: ExprId) {
        let callable = known.callable;
        let Some(limits) = callable.session_of(type_name) else { return };
        let variant = type_name.and_then(|name| callable.by_type.get(name));
        self.add(SessionLength {
            api: display(callable, self.flow.language),
            generation: known.sdk.generation,
            provider: variant.map(|variant| variant.provider).or(callable.provider),
            parameter,
            limits,
            span: self.flow.tree[at].span,
            seconds: self.seconds(value),
            dead: self.lives.is_dead(at),
            expects_refusal: self.expects_refusal(at),
        });
    }

    /// `{"Action": "AssumeRole", "Version": "2015-04-01", "DurationSeconds": 600, …}`: a request by hand. The version is that of
    /// our STS; others have the same action.
    fn add_request(&mut self, expr: ExprId, pairs: &[(ExprId, ExprId)]) {
        let of = |name: &str| {
            let is_it = |key: ExprId| self.flow.tree.text(key).is_some_and(|key| key.reveal() == name);
            pairs.iter().find(|(key, _)| is_it(*key)).map(|(_, value)| *value)
        };
        let (Some(action), Some(version), Some(value)) = (of("Action"), of("Version"), of(DURATION)) else { return };
        if self.is_text(version, &[VERSION]) && self.is_text(action, &ACTIONS) {
            self.add_plain(expr, value);
        }
    }

    /// `request.add_query_param("DurationSeconds", 600)` beside `request.set_action_name("AssumeRole")`.
    fn add_parameter_of_request(&mut self, expr: ExprId, call: &Call) {
        let [key, value] = call.args.as_slice() else { return };
        let sets = self.method(call).is_some_and(|(name, _)| name.starts_with("add_") || name.starts_with("put"));
        if !sets || !self.is_text(key.value, &[DURATION]) {
            return;
        }
        let request = self.method(call).map(|(_, receiver)| receiver.clone());
        let asks_for_role = self.flow.tree.exprs_of(self.flow.part).any(|other| {
            let ExprKind::Call(named) = &self.flow.tree[other].kind else { return false };
            let [action] = named.args.as_slice() else { return false };
            let same = self.method(named).is_some_and(|(name, receiver)| {
                name.to_ascii_lowercase().contains("action") && Some(receiver) == request.as_ref()
            });
            same && self.flow.tree.function_of(self.flow.tree[other].scope)
                == self.flow.tree.function_of(self.flow.tree[expr].scope)
                && self.is_text(action.value, &ACTIONS)
        });
        if asks_for_role {
            self.add_plain(expr, value.value);
        }
    }

    /// The name of the method that is called, and the name that it is called on.
    fn method(&self, call: &Call) -> Option<(&SmolStr, &SmolStr)> {
        let ExprKind::Attribute { base, name, .. } = &self.flow.tree[call.callee].kind else { return None };
        match &self.flow.tree[*base].kind {
            ExprKind::Name(receiver) => Some((name, receiver)),
            _ => None,
        }
    }

    fn is_text(&self, expr: ExprId, texts: &[&str]) -> bool {
        self.flow.trace(expr).iter().any(|traced| traced.literal().is_some_and(|text| texts.contains(&text.reveal())))
    }

    fn add_plain(&mut self, at: ExprId, value: ExprId) {
        self.add(SessionLength {
            api: ACTIONS[0].to_owned(),
            generation: None,
            provider: Some(ProviderKind::RamRoleArn),
            parameter: DURATION.into(),
            limits: Session::default(),
            span: self.flow.tree[at].span,
            seconds: self.seconds(value),
            dead: self.lives.is_dead(at),
            expects_refusal: self.expects_refusal(at),
        });
    }

    fn add(&mut self, session: SessionLength) {
        if !session.seconds.is_empty() {
            self.found.push(session);
        }
    }

    fn expects_refusal(&self, at: ExprId) -> bool {
        let tree = self.flow.tree;
        let Some(function) = tree.function_of(tree[at].scope) else { return false };
        let says_so = &self.flow.catalog.lifetimes.refusal_calls;
        tree.exprs_within(tree[function].span).any(|expr| match &expr.kind {
            ExprKind::Call(call) => match &tree[call.callee].kind {
                ExprKind::Name(name) | ExprKind::Attribute { name, .. } => says_so.iter().any(|known| known == name),
                _ => false,
            },
            _ => false,
        })
    }

    fn seconds(&self, value: ExprId) -> Vec<(i64, Traced)> {
        let values = self.flow.trace(value);
        values.iter().filter_map(|traced| Some((self.number(traced)?, traced.clone()))).collect()
    }

    fn number(&self, traced: &Traced) -> Option<i64> {
        match &traced.value {
            Value::Number(number) => Some(*number),
            Value::Literal(text) => text.reveal().trim().parse().ok(),
            // Where nothing is known of a value its span is that of the expression that gives it: `60 * 60`.
            Value::Unknown => product(self.flow.text.get(traced.span.range())?),
            _ => None,
        }
    }
}

/// What a product of plain numbers comes to: how people write hours in seconds.
fn product(text: &str) -> Option<i64> {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || !text.contains('*') {
        return None;
    }
    let plain =
        |factor: &str| factor.trim_matches(|char: char| char.is_whitespace() || "()".contains(char)).replace('_', "");
    text.split('*').try_fold(1_i64, |product, factor| product.checked_mul(plain(factor).parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::product;

    #[test]
    fn products_of_plain_numbers_are_numbers() {
        assert_eq!(product("60 * 60 * 12"), Some(43_200));
        assert_eq!(product("(15*60)"), Some(900));
        assert_eq!(product("24 * 3_600"), Some(86_400));
        for none in ["60", "60 * HOURS", "2 ** 10", "60 * 60 + 1", "9223372036854775807 * 2", "* 60"] {
            assert_eq!(product(none), None, "{none}");
        }
    }
}
