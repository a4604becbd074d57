//! Where a program's names, fields, functions and classes stand: found once, for every question.

use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;

use super::Flow;
use crate::catalog::Catalog;
use crate::catalog::sdk::{Kind, Meaning, Param};
use crate::syntax::{Call, ClassId, ExprId, ExprKind, FunctionId, ScopeId, Store, StoreKey, Tree};

/// What a program's names lead to.
#[derive(Default)]
pub(super) struct Index {
    pub(super) bindings: HashMap<(ScopeId, SmolStr), Vec<usize>>,
    /// Stores by attribute name, and those by index.
    pub(super) attribute_stores: HashMap<SmolStr, Vec<usize>>,
    pub(super) element_stores: Vec<usize>,
    /// `setattr(object, "name", value)`, by attribute name.
    pub(super) setattrs: HashMap<SmolStr, Vec<Store>>,
    /// `map.insert(key, value)`: the receiver and the arguments.
    pub(super) inserts: Vec<(ExprId, [ExprId; 2])>,
    /// `map.update(…)`, `map.extend(…)`: the receiver and the call.
    pub(super) updates: Vec<(ExprId, ExprId)>,
    /// Classes of this file that are derived from each class of this file.
    pub(super) derived: HashMap<ClassId, Vec<ClassId>>,
    /// Calls that declare a command-line option.
    pub(super) options: Vec<ExprId>,
    /// `parser.read(…)`: the receiver and the call.
    pub(super) readers: Vec<(ExprId, ExprId)>,
    /// `parser.read_dict(…)`: the receiver and the call.
    pub(super) dict_readers: Vec<(ExprId, ExprId)>,
    /// Whether the program puts a `.env` file into its environment.
    pub(super) loads_dotenv: bool,
    /// Functions by name.
    pub(super) functions: HashMap<SmolStr, Vec<FunctionId>>,
    /// Calls of each function of the file, and whether the receiver takes the first parameter.
    pub(super) callers: HashMap<FunctionId, Vec<(ExprId, bool)>>,
    /// Struct literals and constructor calls of each class of the file.
    pub(super) made: HashMap<ClassId, Vec<ExprId>>,
    /// Closures that a method is given, with the method's receiver: `cell.with(|word| …)`.
    pub(super) closures: HashMap<FunctionId, ExprId>,
    /// In a program of several files: calls of methods that are called as those are that give objects their credentials,
    /// and stores to fields that are called so.
    pub(super) setters: Vec<ExprId>,
    pub(super) field_stores: Vec<usize>,
}

/// Names of methods and fields by which catalogued objects are given their credentials.
fn setter_names(catalog: &Catalog) -> HashSet<&str> {
    let callables = catalog.sdks.iter().flat_map(|sdk| &sdk.callable);
    let holders = callables.filter(|callable| matches!(callable.meaning, Meaning::Credential | Meaning::Unusable));
    holders
        .flat_map(|callable| {
            let method = (callable.kind == Kind::Method || callable.returns.as_deref() == Some("self"))
                .then(|| callable.path.rsplit('.').next().unwrap_or_default());
            let fields = callable.params.iter().filter(|param| param.role().is_some()).map(Param::name);
            method.into_iter().chain(fields)
        })
        .collect()
}

/// Rust's methods that hand what they are called on, or each part of it, to a closure.
const HANDS_ON: [&str; 9] =
    ["with", "map", "and_then", "map_or", "map_or_else", "for_each", "flat_map", "inspect", "is_some_and"];

impl Index {
    pub(super) fn of(tree: &Tree, catalog: &Catalog) -> Self {
        let setters = if tree.parts().len() > 1 { setter_names(catalog) } else { HashSet::new() };
        let mut index = Self::default();
        for (at, binding) in tree.bindings.iter().enumerate() {
            index.bindings.entry((binding.scope, binding.name.clone())).or_default().push(at);
        }
        for (at, store) in tree.stores.iter().enumerate() {
            match &store.key {
                StoreKey::Attribute(name) => {
                    index.attribute_stores.entry(name.clone()).or_default().push(at);
                    if setters.contains(name.as_str()) {
                        index.field_stores.push(at);
                    }
                }
                StoreKey::Index(_) => index.element_stores.push(at),
            }
        }
        for (at, function) in tree.functions.iter().enumerate() {
            let id = FunctionId(u32::try_from(at).unwrap_or(u32::MAX));
            index.functions.entry(function.name.clone()).or_default().push(id);
        }
        for expr in tree.expr_ids() {
            let ExprKind::Call(call) = &tree[expr].kind else { continue };
            if let Some((name, store)) = set_by_name(tree, expr, call) {
                index.setattrs.entry(name).or_default().push(store);
            }
            if let ExprKind::Name(name) | ExprKind::Attribute { name, .. } = &tree[call.callee].kind {
                index.loads_dotenv |= matches!(name.as_str(), "load_dotenv" | "dotenv" | "read_env" | "from_filename");
            }
            let ExprKind::Attribute { base, name, .. } = &tree[call.callee].kind else { continue };
            if setters.contains(name.as_str()) {
                index.setters.push(expr);
            }
            if HANDS_ON.contains(&name.as_str())
                && let Some(last) = call.args.last()
                && let ExprKind::Function(closure) = tree[last.value].kind
            {
                index.closures.insert(closure, *base);
            }
            match (name.as_str(), call.args.as_slice()) {
                ("insert" | "setdefault", [key, value]) => index.inserts.push((*base, [key.value, value.value])),
                ("update" | "extend" | "from_mapping", _) => index.updates.push((*base, expr)),
                ("read" | "read_file" | "readfp", [_, ..]) => index.readers.push((*base, expr)),
                ("read_dict", [_, ..]) => index.dict_readers.push((*base, expr)),
                ("add_argument" | "add_option", _) => index.options.push(expr),
                _ => {}
            }
        }
        index
    }
}

/// `setattr(object, "name", value)` as the assignment that it is.
fn set_by_name(tree: &Tree, expr: ExprId, call: &Call) -> Option<(SmolStr, Store)> {
    let ExprKind::Name(callee) = &tree[call.callee].kind else { return None };
    let [object, name, value] = call.args.as_slice() else { return None };
    let name = SmolStr::new(tree.text(name.value).filter(|_| callee == "setattr")?.reveal());
    let at = &tree[expr];
    let store = Store {
        base: object.value,
        key: StoreKey::Attribute(name.clone()),
        value: value.value,
        span: at.span,
        scope: at.scope,
        block: at.block,
        from: at.span.end,
    };
    Some((name, store))
}

/// Where objects of a program's own classes are made, and what is derived from each class.
pub(super) type Made = (HashMap<ClassId, Vec<ExprId>>, HashMap<ClassId, Vec<ClassId>>);

/// Finds where objects of a program's own classes are made, and what is derived from them.
pub(super) fn made(files: &[Flow<'_>]) -> Made {
    let (mut made, mut derived) = Made::default();
    for flow in files {
        for expr in flow.tree.exprs_of(flow.part) {
            let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
            if let Some(class) = flow.class_named(call.callee) {
                made.entry(class).or_default().push(expr);
            }
        }
        for (class, _) in flow.tree.classes_of(flow.part) {
            for base in flow.with_bases(class).into_iter().skip(1) {
                derived.entry(base).or_default().push(class);
            }
        }
    }
    (made, derived)
}

/// Who calls each function, and whether the receiver takes its first parameter.
pub(super) type Callers = HashMap<FunctionId, Vec<(ExprId, bool)>>;

/// Finds who calls each function of a program.
pub(super) fn callers(files: &[Flow<'_>]) -> Callers {
    let mut callers = Callers::new();
    for flow in files {
        for expr in flow.tree.exprs_of(flow.part) {
            let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
            if let Some(target) = flow.target(call).or_else(|| flow.method_called(call)) {
                callers.entry(target.function).or_default().push((expr, target.skips_receiver));
            }
            if let Some(function) = flow.function_of_partial(call) {
                callers.entry(function).or_default().push((expr, false));
            }
        }
    }
    callers
}
