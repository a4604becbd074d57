//! Where a program's names, fields, functions and classes stand: found once, for every question.

use std::collections::BTreeSet;
use std::hash::Hash;

use hashbrown::{HashMap, HashSet};
use smol_str::SmolStr;

use super::{Value, World};
use crate::catalog::Catalog;
use crate::catalog::sdk::{Kind, Meaning, Param};
use crate::syntax::parts::Part;
use crate::syntax::{Bound, Call, ClassId, ExprId, ExprKind, FunctionId, ScopeId, Store, StoreKey, Tree};

/// What a program's names lead to.
#[derive(Default)]
pub(super) struct Index {
    pub(super) bindings: HashMap<(ScopeId, SmolStr), Vec<usize>>,
    /// What names are bound to, wherever that is.
    words: HashMap<SmolStr, Bindings>,
    /// Glob imports, as places in [`Tree::stars`], by the scope that they bring names to.
    pub(super) stars: HashMap<ScopeId, Vec<usize>>,
    /// Stores by attribute name.
    pub(super) attribute_stores: HashMap<SmolStr, Vec<usize>>,
    /// `setattr(object, "name", value)`, by attribute name.
    pub(super) setattrs: HashMap<SmolStr, Vec<Store>>,
    /// What is put into maps after they were made, by the expression that is the map there; sorted.
    changes: Vec<(ExprId, Change)>,
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
    /// with their receivers, and stores to fields that are called so.
    setters: Vec<(ExprId, ExprId)>,
    field_stores: Vec<usize>,
    pub(super) elsewhere: Elsewhere,
}

/// What a name is bound to somewhere in a program.
#[derive(Default)]
struct Bindings {
    function: bool,
    class: bool,
    /// Something that may be called otherwise elsewhere.
    other: bool,
}

/// Something that is put into a map.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// `map[key] = value`, `map.insert(key, value)`.
    Set { key: ExprId, value: ExprId },
    /// `map.update(…)`, `map.extend(…)`: the call.
    Update(ExprId),
}

/// What files do to objects that other files make.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// By the map that is changed.
    pub(super) changes: HashMap<ExprId, Vec<Change>>,
    /// Calls that set up objects, by the member that makes them.
    pub(super) setters: HashMap<usize, Vec<ExprId>>,
    /// Stores to fields of objects, as places in [`Tree::stores`], by the member that makes them.
    pub(super) field_stores: HashMap<usize, Vec<usize>>,
}

/// Names of methods and fields by which catalogued objects are given their credentials.
fn setter_names(catalog: &Catalog) -> HashSet<&str> {
    let callables = catalog.sdks().iter().flat_map(|sdk| &sdk.callable);
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
            let word = index.words.entry_ref(&binding.name).or_default();
            match &binding.value {
                Bound::Function(function) => {
                    word.function = true;
                    // `@property` makes it something else.
                    word.other |= !tree[*function].decorators.is_empty();
                }
                Bound::Class(_) => word.class = true,
                Bound::Import(path) => word.other |= path.rsplit('.').next() != Some(binding.name.as_str()),
                _ => word.other = true,
            }
            word.other |= binding.annotation.is_some();
        }
        for (at, star) in tree.stars.iter().enumerate() {
            index.stars.entry(star.scope).or_default().push(at);
        }
        for (at, store) in tree.stores.iter().enumerate() {
            match &store.key {
                StoreKey::Attribute(name) => {
                    index.attribute_stores.entry(name.clone()).or_default().push(at);
                    if setters.contains(name.as_str()) {
                        index.field_stores.push(at);
                    }
                }
                StoreKey::Index(key) => {
                    index.changes.push((store.base, Change::Set { key: *key, value: store.value }));
                }
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
                index.setters.push((*base, expr));
            }
            if HANDS_ON.contains(&name.as_str())
                && let Some(last) = call.args.last()
                && let ExprKind::Function(closure) = tree[last.value].kind
            {
                index.closures.insert(closure, *base);
            }
            match (name.as_str(), call.args.as_slice()) {
                ("insert" | "setdefault", [key, value]) => {
                    index.changes.push((*base, Change::Set { key: key.value, value: value.value }));
                }
                ("update" | "extend" | "from_mapping", _) => index.changes.push((*base, Change::Update(expr))),
                ("read" | "read_file" | "readfp", [_, ..]) => index.readers.push((*base, expr)),
                ("read_dict", [_, ..]) => index.dict_readers.push((*base, expr)),
                ("add_argument" | "add_option", _) => index.options.push(expr),
                _ => {}
            }
        }
        index.changes.sort_by_key(|(map, _)| *map);
        index
    }

    /// Whether what `name` stands for may be called otherwise, or is an object: only following it can tell.
    pub(super) fn may_stand_for_another(&self, name: &str) -> bool {
        matches!(name, "self" | "cls" | "Self")
            || self.words.get(name).is_some_and(|word| word.class || word.other)
            || self.attribute_stores.contains_key(name)
            || self.setattrs.contains_key(name)
    }

    /// Whether a function of the program is called `name`.
    pub(super) fn has_function(&self, name: &str) -> bool {
        self.functions.contains_key(name) || self.words.get(name).is_some_and(|word| word.function)
    }

    /// What a file puts into maps.
    pub(super) fn changes(&self, part: &Part) -> &[(ExprId, Change)] {
        within(&self.changes, part)
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
pub(super) fn made(world: &mut World<'_>) -> Made {
    let by_file = world.each(|flow| {
        let calls = flow.tree.exprs_of(flow.part).filter_map(|expr| match &flow.tree[expr].kind {
            ExprKind::Call(call) if flow.may_be_called(call.callee, |_| false) => {
                Some((flow.class_named(call.callee)?, expr))
            }
            _ => None,
        });
        let classes = flow.tree.classes_of(flow.part);
        let derived = classes.flat_map(|(class, _)| {
            flow.with_bases(class).into_iter().skip(1).map(move |base| (base, class)).collect::<Vec<_>>()
        });
        (calls.collect::<Vec<_>>(), derived.collect::<Vec<_>>())
    });
    let (mut made, mut derived) = Made::default();
    for (calls, classes) in by_file {
        gather(&mut made, calls);
        gather(&mut derived, classes);
    }
    (made, derived)
}

/// Who calls each function, and whether the receiver takes its first parameter.
pub(super) type Callers = HashMap<FunctionId, Vec<(ExprId, bool)>>;

/// Finds who calls each function of a program.
pub(super) fn callers(world: &mut World<'_>) -> Callers {
    let by_file = world.each(|flow| {
        let mut found = Vec::new();
        for expr in flow.tree.exprs_of(flow.part) {
            let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
            if flow.may_be_called(call.callee, |name| flow.index.has_function(name))
                && let Some(target) = flow.target(call).or_else(|| flow.method_called(call))
            {
                found.push((target.function, (expr, target.skips_receiver)));
            }
            found.extend(flow.function_of_partial(call).map(|function| (function, (expr, false))));
        }
        found
    });
    let mut callers = Callers::new();
    gather(&mut callers, by_file.into_iter().flatten());
    callers
}

/// Finds what the files of a program do to objects that other ones make.
pub(super) fn elsewhere(world: &mut World<'_>) -> Elsewhere {
    let program = world.program;
    let tree = &program.tree;
    let by_file = world.each(|flow| {
        let is_own = |made: ExprId| flow.part.exprs.contains(&made.0);
        let objects = |expr: ExprId| {
            flow.trace(expr)
                .iter()
                .filter_map(|traced| match traced.value {
                    Value::Instance { made, .. } | Value::Collection(made) if !is_own(made) => Some(made),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let makers = |expr: ExprId| objects(expr).into_iter().map(|made| tree.part_at(tree[made].span.start));
        let changes = flow.index.changes(flow.part).iter();
        let setters = within(&flow.index.setters, flow.part).iter();
        let stores = flow.index.field_stores.iter().filter(|at| flow.part.stores.contains(at));
        (
            changes.flat_map(|(map, change)| objects(*map).into_iter().map(|made| (made, *change))).collect::<Vec<_>>(),
            setters.flat_map(|(base, call)| makers(*base).map(|maker| (maker, *call))).collect::<BTreeSet<_>>(),
            stores.flat_map(|at| makers(tree.stores[*at].base).map(|maker| (maker, *at))).collect::<BTreeSet<_>>(),
        )
    });
    let mut found = Elsewhere::default();
    for (changes, setters, stores) in by_file {
        gather(&mut found.changes, changes);
        gather(&mut found.setters, setters);
        gather(&mut found.field_stores, stores);
    }
    found
}

fn gather<K: Eq + Hash, V>(into: &mut HashMap<K, Vec<V>>, found: impl IntoIterator<Item = (K, V)>) {
    for (key, value) in found {
        into.entry(key).or_default().push(value);
    }
}

/// The share of a file in a list of expressions that is in the order of the files.
pub(super) fn within<'l, T>(list: &'l [(ExprId, T)], part: &Part) -> &'l [(ExprId, T)] {
    let start = list.partition_point(|(expr, _)| expr.0 < part.exprs.start);
    let end = list.partition_point(|(expr, _)| expr.0 < part.exprs.end);
    &list[start..end]
}
