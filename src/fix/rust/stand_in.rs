//! A value that is read when the program runs, in the form that the place of a literal needs.

use std::sync::Arc;

use super::super::aim::Aim;
use super::super::{Edit, Scene};
use super::code::Code;
use super::draft::Plan;
use crate::catalog::sdk::{SdkLanguage, Texts};
use crate::source::Span;
use crate::syntax::{Bound, Call, CallForm, ExprId, ExprKind, FunctionId};

/// Methods and functions that make a `String` of a text.
const OWNING: [&str; 3] = ["to_string", "to_owned", "into_owned"];
/// Methods that keep what they are given: a text that is made for the call is gone when they use it.
const KEEPING: [&str; 5] = ["insert", "push", "push_back", "extend", "entry"];
/// What makes another kind of owned text out of a borrowed or an owned one.
const CONVERTING: [&str; 7] = [
    "Arc::from",
    "Rc::from",
    "Box::from",
    "SecretString::from",
    "String::from",
    "Arc::<str>::from",
    "SecretString::new",
];

/// A literal's place.
pub(super) struct StandIn<'a, 's> {
    pub(super) code: &'a Code<'s>,
    pub(super) path: &'a Arc<str>,
    /// The variable.
    pub(super) name: &'a str,
    /// The variable whose fallback the literal is.
    pub(super) environment: Option<String>,
    pub(super) aim: Option<Aim<'a>>,
    pub(super) scene: &'a Scene<'a>,
}

impl StandIn<'_, '_> {
    /// What is done at a literal's place; `None` where nothing fits.
    pub(super) fn of(&self, literal: ExprId) -> Option<Plan> {
        let code = self.code;
        let mut plan = Plan::default();
        let (outer, is_owned) = owned(code, literal);
        let fallback = self.fallback(outer, literal).or_else(|| self.fallback(converted(code, outer)?, literal));
        if let Some((span, text, name)) = fallback {
            plan.put(self.path, span, text);
            plan.variables.extend(name);
            return Some(plan);
        }
        if in_foreign_macro(code, code.span(outer)) {
            return None;
        }
        let scope = code.page.tree[literal].scope;
        let read = code.expected(scope, self.name);
        plan.variables.insert(self.name.to_owned());
        if is_owned || is_converted(code, outer) || is_macro_value(code, outer) {
            plan.put(self.path, code.span(outer), read);
            return Some(plan);
        }
        let edits = as_argument(code, outer, &read, self.aim, self.scene).or_else(|| self.as_local(outer, &read))?;
        plan.edits.extend(edits.into_iter().map(|edit| (Arc::clone(self.path), edit)));
        Some(plan)
    }

    /// Where a literal is only used when something else is missing: the place, what comes there, the variable.
    fn fallback(&self, outer: ExprId, literal: ExprId) -> Option<(Span, String, Option<String>)> {
        let code = self.code;
        // `#[arg(default_value = "…")]`
        let whole = code.operand(outer);
        let item = code.item(whole).or_else(|| code.item(code.operand(literal)))?;
        if code.at(item).starts_with("default_value") && in_attribute(code, item) {
            return self.clap_default(item);
        }
        let parent = code.parent(outer)?;
        if let ExprKind::Call(call) = code.kind(parent) {
            if code.path(call).ends_with("set_var") && call.args.len() == 2 && call.args[1].value == outer {
                let statement = code.statement(code.span(parent))?;
                let name = code.page.tree.text(call.args[0].value).map(|name| name.reveal().to_owned());
                return Some((code.statement_lines(statement), String::new(), name));
            }
            let (base, method, _) = code.method(call)?;
            if method == "env" && call.args.len() == 2 && call.args[1].value == outer {
                let start = code.operand(base).end;
                let clears = code.at(Span { start: code.span(base).start, end: start }).contains("env_clear");
                let name = code.page.tree.text(call.args[0].value).map(|name| name.reveal().to_owned());
                return (!clears).then(|| (Span { start, end: code.span(parent).end }, String::new(), name));
            }
            let is_first = call.args.first().is_some_and(|arg| arg.value == outer);
            let is_whole = method == "unwrap_or" || method == "map_or" && is_identity(code, call);
            return (is_first && is_whole).then(|| self.expect(base, parent))?;
        }
        if let ExprKind::Function(_) = code.kind(parent) {
            let above = code.parent(parent)?;
            let call = code.call(above)?;
            let (base, method, _) = code.method(call)?;
            return (method == "unwrap_or_else").then(|| self.expect(base, above))?;
        }
        if let ExprKind::Choice(arms) = code.kind(parent)
            && let [one, other] = arms.as_slice()
        {
            let kept = if *one == outer { *other } else { *one };
            let ExprKind::Name(name) = code.kind(kept) else { return None };
            let span = code.span(parent);
            let bindings = &code.page.tree.bindings;
            let bound = bindings.iter().find(|binding| binding.name == *name && span.contains(binding.name_span))?;
            let Bound::Expr(source) = bound.value else { return None };
            let call = code.call(source)?;
            let reads = code.path(call).ends_with("env::var");
            let name = self.variable_in(source)?;
            let text = format!("{}.expect(\"{name} is set\")", code.at(code.span(source)));
            return reads.then_some((span, text, Some(name)));
        }
        None
    }

    /// Ends the program instead, where the variable is not set.
    fn expect(&self, base: ExprId, call: ExprId) -> Option<(Span, String, Option<String>)> {
        let name = self.environment.clone().or_else(|| self.variable_in(base))?;
        let span = Span { start: self.code.operand(base).end, end: self.code.span(call).end };
        Some((span, format!(".expect(\"{name} is set\")"), Some(name)))
    }

    /// The variable that an expression reads.
    fn variable_in(&self, expr: ExprId) -> Option<String> {
        let code = self.code;
        let span = code.span(expr);
        let calls = code.page.tree.exprs.iter().filter(|inner| span.contains(inner.span));
        calls.into_iter().find_map(|inner| match &inner.kind {
            ExprKind::Call(call) => {
                let path = code.path(call);
                let reads =
                    path.ends_with("env::var") || path == "var" || path.ends_with("env") || path.ends_with("var_os");
                let name = code.page.tree.text(call.args.first()?.value)?;
                reads.then(|| name.reveal().to_owned())
            }
            _ => None,
        })
    }

    /// The default of a command line argument goes; if it has no variable it gets one where others have.
    fn clap_default(&self, item: Span) -> Option<(Span, String, Option<String>)> {
        let code = self.code;
        let (open, close) = code.group(item.start as usize)?;
        let inside = &code.page.text[open..close];
        let has_env = |text: &str| text.split([',', '(']).any(|part| part.trim_start().starts_with("env"));
        if !has_env(inside) && code.page.text.lines().any(|line| line.trim_start().starts_with("#[") && has_env(line)) {
            return Some((item, format!("env = \"{}\"", self.name), Some(self.name.to_owned())));
        }
        Some((code.without_item(item)?, String::new(), None))
    }

    /// A local name gets the value; where it is given on it is borrowed.
    fn as_local(&self, outer: ExprId, read: &str) -> Option<Vec<Edit>> {
        let code = self.code;
        let tree = &code.page.tree;
        let binding =
            tree.bindings.iter().find(|binding| matches!(binding.value, Bound::Expr(value) if value == outer))?;
        let statement = code.statement(binding.name_span)?;
        let head = code.at(Span { start: statement.start, end: binding.name_span.start });
        if head.trim() != "let" {
            return None;
        }
        // `let name: &str = …` or `let name = …`, and nothing around the literal.
        let between = code.at(Span { start: binding.name_span.end, end: code.operand(outer).start });
        let rest = code.at(Span { start: code.operand(outer).end, end: statement.end });
        let kind = between.trim().strip_suffix('=').map(str::trim)?;
        let is_typed = kind.replace(' ', "") == ":&str";
        if rest.trim() != ";" || !(kind.is_empty() || is_typed) {
            return None;
        }
        let scope = tree[binding.scope].span;
        let is_again = |other: &crate::syntax::Binding| {
            other.name == binding.name && other.name_span != binding.name_span && scope.contains(other.name_span)
        };
        let uses: Vec<ExprId> = tree
            .expr_ids()
            .filter(|expr| {
                matches!(code.kind(*expr), ExprKind::Name(name) if *name == binding.name)
                    && scope.contains(code.span(*expr))
                    && code.span(*expr).start >= binding.from
            })
            .collect();
        let given: Option<Vec<Vec<Edit>>> =
            uses.iter().map(|expr| as_argument(code, *expr, &binding.name, self.aim, self.scene)).collect();
        let value = Edit { span: code.operand(outer), text: read.to_owned() };
        if let Some(given) = given.filter(|_| !is_typed && !tree.bindings.iter().any(is_again)) {
            let mut edits = vec![value];
            edits.extend(given.into_iter().flatten());
            return Some(edits);
        }
        let function = tree.function_of(binding.scope);
        let stays = |expr: &ExprId| {
            let own = tree.function_of(tree[*expr].scope) == function;
            let is_receiver =
                code.parent(*expr).is_some_and(|parent| matches!(code.kind(parent), ExprKind::Attribute { .. }));
            own && (is_receiver || as_argument(code, *expr, "x", self.aim, self.scene).is_some())
        };
        let borrowed = Edit { span: code.operand(outer), text: format!("&{read}") };
        uses.iter().all(stays).then(|| vec![borrowed])
    }
}

/// The literal around a place: the whole of it, where it is put together out of literals.
pub(super) fn literal_around(code: &Code<'_>, span: Span) -> Option<ExprId> {
    let tree = &code.page.tree;
    let mut around: Vec<ExprId> = tree.expr_ids().filter(|expr| code.span(*expr).contains(span)).collect();
    around.sort_by_key(|expr| code.span(*expr).end - code.span(*expr).start);
    let is_text =
        |expr: &ExprId| matches!(code.kind(*expr), ExprKind::Text(_)) && !code.at(code.span(*expr)).starts_with('b');
    let is_part = |expr: &ExprId| {
        is_text(expr) || is_text(&unowned(code, *expr)) || matches!(code.kind(*expr), ExprKind::Name(_))
    };
    let is_whole = |expr: &ExprId| match code.kind(*expr) {
        ExprKind::Join(parts) => parts.iter().all(is_part),
        _ => is_text(expr) || matches!(code.kind(*expr), ExprKind::Call(_)) && is_text(&unowned(code, *expr)),
    };
    let found = around.iter().copied().take_while(is_whole).last()?;
    Some(if matches!(code.kind(found), ExprKind::Join(_)) { found } else { unowned(code, found) })
}

/// The text that `"…".to_string()` and `String::from("…")` make an owned one of.
fn unowned(code: &Code<'_>, expr: ExprId) -> ExprId {
    let Some(call) = code.call(expr) else { return expr };
    match code.method(call) {
        Some((base, name, _)) if OWNING.contains(&name) && call.args.is_empty() => base,
        None if code.path(call).ends_with("String::from") && call.args.len() == 1 => call.args[0].value,
        _ => expr,
    }
}

/// An expression with all that makes a `String` of it, and whether anything does.
fn owned(code: &Code<'_>, literal: ExprId) -> (ExprId, bool) {
    let mut outer = literal;
    let text = code.at(code.span(literal));
    let is_sum = matches!(code.kind(literal), ExprKind::Join(_)) && !text.starts_with("concat");
    let mut is_owned = is_sum;
    while let Some(parent) = code.above(outer).filter(|parent| unowned(code, *parent) == outer && *parent != outer) {
        outer = parent;
        is_owned = true;
    }
    (outer, is_owned)
}

/// `….into()`
fn converted(code: &Code<'_>, expr: ExprId) -> Option<ExprId> {
    code.above(expr).filter(|above| *above != expr && code.method_of(*above) == Some("into"))
}

/// Whether a text goes where an owned one serves as well: `.into()`, `Arc::from(…)`.
fn is_converted(code: &Code<'_>, expr: ExprId) -> bool {
    let Some(parent) = code.parent(expr) else { return false };
    let call = match code.kind(parent) {
        ExprKind::Call(call) => call,
        ExprKind::Attribute { name, .. } => {
            let above = code.parent(parent).and_then(|above| code.call(above));
            return name == "into" && above.is_some_and(|call| call.args.is_empty());
        }
        _ => return false,
    };
    let path = code.path(call);
    CONVERTING.iter().any(|known| path.ends_with(known)) && code.item(code.operand(expr)) == Some(code.span(expr))
}

/// Whether a value stands in a macro that takes any value: `json!({"key": "…"})`.
fn is_macro_value(code: &Code<'_>, expr: ExprId) -> bool {
    let mut above = code.parent(expr);
    while let Some(parent) = above {
        match code.kind(parent) {
            ExprKind::Call(call) if call.form == CallForm::Macro => return code.path(call).ends_with("json"),
            ExprKind::Map(_) | ExprKind::List(_) | ExprKind::Other(_) => above = code.parent(parent),
            _ => return false,
        }
    }
    false
}

/// Macros whose arguments are expressions.
const PLAIN_MACROS: [&str; 24] = [
    "anyhow",
    "assert",
    "assert_eq",
    "assert_ne",
    "bail",
    "btreemap",
    "dbg",
    "debug",
    "eprintln",
    "error",
    "format",
    "hashmap",
    "info",
    "json",
    "lazy_static",
    "panic",
    "print",
    "println",
    "thread_local",
    "trace",
    "vec",
    "warn",
    "write",
    "writeln",
];

/// Whether a piece is given to a macro that may want a literal.
fn in_foreign_macro(code: &Code<'_>, span: Span) -> bool {
    let mut at = span.start as usize;
    while let Some((open, _)) = code.group(at) {
        if let Some(before) = code.page.text[..open].trim_end().strip_suffix('!') {
            let is_part = |char: char| char.is_alphanumeric() || char == '_';
            let name = &before[before.trim_end_matches(is_part).len()..];
            if !PLAIN_MACROS.contains(&name) {
                return true;
            }
        }
        at = open;
    }
    false
}

fn in_attribute(code: &Code<'_>, item: Span) -> bool {
    let Some((open, _)) = code.group(item.start as usize) else { return false };
    let line = code.page.line_start(open);
    let before = &code.page.text[line..open];
    before.contains("#[") || code.group(open).is_some_and(|(outer, _)| code.page.text[..outer].ends_with('#'))
}

/// `map_or(…, |found| found)`.
fn is_identity(code: &Code<'_>, call: &Call) -> bool {
    let Some(arg) = call.args.get(1) else { return false };
    let ExprKind::Function(function) = code.kind(arg.value) else { return false };
    let function = &code.page.tree[*function];
    let ([param], [value]) = (function.params.as_slice(), function.returns.as_slice()) else { return false };
    matches!(code.kind(*value), ExprKind::Name(name) if *name == param.name)
}

/// What is done where an expression is an argument of a call: `read` is a `String`, or the name of one.
pub(super) fn as_argument(
    code: &Code<'_>,
    expr: ExprId,
    read: &str,
    aim: Option<Aim<'_>>,
    scene: &Scene<'_>,
) -> Option<Vec<Edit>> {
    let tree = &code.page.tree;
    // What is evaluated when the program is built reads no environment.
    tree.function_of(tree[expr].scope)?;
    let operand = code.operand(expr);
    let parent = code.parent(expr)?;
    if in_foreign_macro(code, operand) {
        return None;
    }
    // `&["…"]`: the only text of a list of borrowed ones.
    if let ExprKind::List(items) = code.kind(parent)
        && items.len() == 1
        && aim.is_some_and(|aim| is_text_list(aim, code, parent))
    {
        return Some(vec![Edit { span: operand, text: format!("&{read}") }]);
    }
    let call = code.call(parent).filter(|call| call.form == CallForm::Call)?;
    let place = call.args.iter().position(|arg| arg.value == expr)?;
    if code.item(operand) != Some(operand) {
        return None;
    }
    let name = match code.kind(call.callee) {
        ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.as_str(),
        _ => return None,
    };
    let is_type = name.starts_with(char::is_uppercase);
    let is_method = code.method(call).is_some();
    if is_type || is_method && KEEPING.contains(&name) || ends_at_call(name) {
        return None;
    }
    let edit = |text: String| vec![Edit { span: operand, text }];
    if let Some(function) = function_called(code, name) {
        let kind = param_type(code, function, place, is_method)?;
        return (!kind.starts_with("&'")).then(|| edit(format!("&{read}")));
    }
    let of_site = aim.filter(|aim| aim.span.contains(code.span(parent)) && code.span(parent).contains(operand));
    let known = of_site.and_then(|aim| scene.catalog.callable(SdkLanguage::Rust, &aim.site.path));
    match known.map_or(Texts::Any, |known| known.callable.texts) {
        Texts::Any => Some(edit(format!("&{read}"))),
        Texts::Same => Some(edit(format!("{read}.as_str()"))),
        Texts::Kept => {
            let mut edits = edit(read.to_owned());
            for other in call.args.iter().filter(|arg| arg.value != expr && !is_key(aim, code, arg.value)) {
                match code.kind(other.value) {
                    ExprKind::Text(_) => {
                        let end = code.span(other.value).end;
                        edits.push(Edit { span: Span { start: end, end }, text: ".to_string()".to_owned() });
                    }
                    _ => return None,
                }
            }
            Some(edits)
        }
    }
}

/// Whether a list is what a call takes security tokens as.
fn is_text_list(aim: Aim<'_>, code: &Code<'_>, list: ExprId) -> bool {
    let tokens = aim.site.args(crate::catalog::sdk::Role::SecurityToken);
    let is_it = |span: Span| aim.file.places.within(&code.page.file.path, span) == Some(code.span(list));
    tokens.into_iter().any(|arg| is_it(arg.span)) && code.at(code.operand(list)).starts_with('&')
}

/// Whether an argument is a part of the key, which is read as well.
fn is_key(aim: Option<Aim<'_>>, code: &Code<'_>, expr: ExprId) -> bool {
    let Some(aim) = aim else { return false };
    let keys = aim.site.key_args();
    keys.into_iter().any(|arg| {
        let is_literal = arg.values.len() == 1 && arg.values[0].literal().is_some();
        is_literal && aim.file.places.within(&aim.file.path, arg.span) == Some(code.span(expr))
    })
}

/// Calls that give back what they were given, borrowed.
fn ends_at_call(name: &str) -> bool {
    ["Borrowed", "from_static", "unwrap_or", "map_or", "from"].contains(&name)
}

/// The function of this file that has a name, if it is one.
fn function_called(code: &Code<'_>, name: &str) -> Option<FunctionId> {
    let tree = &code.page.tree;
    let mut found = (0..tree.functions.len()).filter(|at| tree.functions[*at].name == name);
    let first = found.next()?;
    found.next().is_none().then(|| FunctionId(u32::try_from(first).unwrap_or(0)))
}

/// The type of a function's parameter, as it is written.
fn param_type(code: &Code<'_>, function: FunctionId, place: usize, is_method: bool) -> Option<String> {
    let function = &code.page.tree[function];
    let takes_self = function.params.first().is_some_and(|param| param.name == "self");
    let place = place + usize::from(takes_self && is_method);
    let param = function.params.get(place)?;
    let item = code.item(param.span)?;
    let text = code.at(item);
    Some(text.split_once(':')?.1.trim().to_owned())
}
