//! What questions about lifetimes are answered with, put together once for a tree.

use hashbrown::{HashMap, HashSet};
use smol_str::SmolStr;

use crate::catalog::lifetime::Lifetimes;
use crate::flow::Flow;
use crate::source::Span;
use crate::syntax::{Binding, BlockKind, Bound, Call, ExprId, ExprKind, Function, FunctionId, Tree};

/// Where the expressions of a tree lead, and what stands in it.
pub(in crate::facts) struct Index {
    parents: Vec<Option<ExprId>>,
    /// Bindings and stores, as places in their lists, by the expression that they are given.
    pub(super) bound: ByExpr<usize>,
    pub(super) stored: ByExpr<usize>,
    /// Stores by where the target stands.
    pub(super) store_at: HashMap<Span, usize>,
    /// Functions by what they return.
    pub(super) returned: ByExpr<FunctionId>,
    /// The expressions that are lambdas and closures.
    pub(super) closures: HashMap<FunctionId, ExprId>,
    /// Uses of names, and of attributes.
    pub(super) names: Uses,
    pub(super) attributes: Uses,
    /// The tree's own function that a call leads to, by the call and by its place.
    pub(super) called: HashMap<ExprId, FunctionId>,
    pub(super) called_at: HashMap<Span, FunctionId>,
    /// What each function calls or contains.
    pub(super) calls: HashMap<FunctionId, Vec<FunctionId>>,
    /// Defaults of parameters, by function.
    pub(super) defaults: HashMap<ExprId, FunctionId>,
    endless: Vec<Span>,
    waits: Vec<Span>,
    expiry: Vec<(Span, ExprId)>,
    checks: Vec<(Span, ExprId)>,
    times: Vec<Span>,
    /// Calls that make something forget, with what they are called on.
    pub(super) forgetting: Vec<(ExprId, ExprId)>,
}

/// What there is to expressions, in the order in which it was found.
pub(super) struct ByExpr<T>(Vec<(ExprId, T)>);

impl<T: Copy> ByExpr<T> {
    fn of(all: impl Iterator<Item = (ExprId, T)>) -> Self {
        let mut all: Vec<(ExprId, T)> = all.collect();
        all.sort_by_key(|(expr, _)| *expr);
        Self(all)
    }

    pub(super) fn get(&self, expr: ExprId) -> impl Iterator<Item = T> {
        let start = self.0.partition_point(|(other, _)| *other < expr);
        self.0[start..].iter().take_while(move |(other, _)| *other == expr).map(|(_, value)| *value)
    }
}

/// Uses of names: for each name its first and last one, and for each use the next one; the last is its own.
pub(super) struct Uses {
    ends: HashMap<SmolStr, (ExprId, ExprId)>,
    next: Vec<ExprId>,
}

impl Uses {
    /// For a tree of so many expressions.
    fn among(count: usize) -> Self {
        Self { ends: HashMap::new(), next: vec![ExprId(0); count] }
    }

    /// Takes note of a use behind those that are known.
    fn push(&mut self, name: &SmolStr, expr: ExprId) {
        let (_, last) = self.ends.entry_ref(name).or_insert((expr, expr));
        self.next[last.0 as usize] = expr;
        self.next[expr.0 as usize] = expr;
        *last = expr;
    }

    /// The uses of a name, in order.
    pub(super) fn of(&self, name: &str) -> impl Iterator<Item = ExprId> + use<'_> {
        self.from(self.ends.get(name).map(|(first, _)| *first))
    }

    /// All names with their uses.
    fn all(&self) -> impl Iterator<Item = (&SmolStr, impl Iterator<Item = ExprId> + Clone)> {
        self.ends.iter().map(|(name, (first, _))| (name, self.from(Some(*first))))
    }

    fn from(&self, first: Option<ExprId>) -> impl Iterator<Item = ExprId> + Clone + use<'_> {
        std::iter::successors(first, |at| {
            let next = self.next[at.0 as usize];
            (next != *at).then_some(next)
        })
    }
}

impl Index {
    /// Puts the index of a program together, given the ways through each of its files.
    pub(super) fn of(tree: &Tree, files: &[Flow<'_>]) -> Self {
        let mut index = Self {
            parents: vec![None; tree.exprs.len()],
            bound: ByExpr::of(tree.bindings.iter().enumerate().filter_map(|(at, binding)| Some((given(binding)?, at)))),
            stored: ByExpr::of(tree.stores.iter().enumerate().map(|(at, store)| (store.value, at))),
            store_at: HashMap::new(),
            returned: ByExpr::of(
                functions(tree).flat_map(|(id, function)| function.returns.iter().map(move |of| (*of, id))),
            ),
            closures: HashMap::new(),
            names: Uses::among(tree.exprs.len()),
            attributes: Uses::among(tree.exprs.len()),
            called: HashMap::new(),
            called_at: HashMap::new(),
            calls: HashMap::new(),
            defaults: HashMap::new(),
            endless: Vec::new(),
            waits: Vec::new(),
            expiry: Vec::new(),
            checks: Vec::new(),
            times: Vec::new(),
            forgetting: Vec::new(),
        };
        index.add_exprs(tree);
        for (at, store) in tree.stores.iter().enumerate() {
            index.store_at.entry(store.span).or_insert(at);
        }
        if let Some(flow) = files.first() {
            index.add_functions(flow);
        }
        if let Some(flow) = files.first() {
            index.add_words(tree, &flow.catalog.lifetimes);
        }
        for flow in files {
            index.add_calls(flow);
        }
        for spans in [&mut index.endless, &mut index.waits, &mut index.times] {
            spans.sort_unstable();
        }
        for spoken in [&mut index.expiry, &mut index.checks] {
            spoken.sort_unstable();
        }
        for flow in files {
            index.add_loops(flow);
        }
        index.endless.sort_unstable();
        index
    }

    fn add_exprs(&mut self, tree: &Tree) {
        for expr in tree.expr_ids() {
            let mut under = |child: ExprId| {
                self.parents[child.0 as usize].get_or_insert(expr);
            };
            match &tree[expr].kind {
                ExprKind::Name(name) => self.names.push(name, expr),
                ExprKind::Attribute { base, name, .. } => {
                    under(*base);
                    self.attributes.push(name, expr);
                }
                ExprKind::Index { base, index } => [*base, *index].into_iter().for_each(under),
                ExprKind::Slice { base, .. } => under(*base),
                ExprKind::Call(Call { callee, args, .. }) => {
                    under(*callee);
                    args.iter().map(|arg| arg.value).for_each(under);
                }
                ExprKind::Join(parts) | ExprKind::Choice(parts) | ExprKind::List(parts) | ExprKind::Other(parts) => {
                    parts.iter().copied().for_each(under);
                }
                ExprKind::Map(pairs) => pairs.iter().flat_map(|(key, value)| [*key, *value]).for_each(under),
                ExprKind::Function(function) => {
                    self.closures.insert(*function, expr);
                }
                ExprKind::Text(_) | ExprKind::Number(_) | ExprKind::Bool(_) | ExprKind::Nothing => {}
            }
        }
    }

    fn add_functions(&mut self, flow: &Flow<'_>) {
        let tree = flow.tree;
        for (id, function) in functions(tree) {
            for default in function.params.iter().filter_map(|param| param.default) {
                self.defaults.insert(default, id);
            }
            // Functions that stand inside are counted as called: why else would they stand there.
            let outer = tree.function_of(function.outer);
            let by_calls = flow.callers(id).iter().filter_map(|(call, _)| tree.function_of(tree[*call].scope));
            for caller in by_calls.chain(outer) {
                let calls = self.calls.entry(caller).or_default();
                if !calls.contains(&id) {
                    calls.push(id);
                }
            }
            for (call, _) in flow.callers(id) {
                self.called.insert(*call, id);
                self.called_at.insert(tree[*call].span, id);
            }
        }
    }

    /// Finds names and attributes that say something of time.
    fn add_words(&mut self, tree: &Tree, words: &Lifetimes) {
        let (mut expiry, mut checks, mut waits) = (Vec::new(), Vec::new(), Vec::new());
        for (name, uses) in self.names.all().chain(self.attributes.all()) {
            if speaks(words, name) {
                let spoken = |expr: ExprId| (tree[expr].span, expr);
                expiry.extend(uses.clone().map(spoken));
                let is_moment = words.moments.iter().any(|moment| name == moment.as_str());
                let checking = uses.clone().filter(|expr| !is_moment || self.is_compared(tree, *expr));
                checks.extend(checking.map(spoken));
            }
            if words.waiting_calls.iter().any(|word| name == word.as_str()) {
                waits.extend(uses.clone().map(|expr| tree[expr].span));
            }
        }
        self.expiry.extend(expiry);
        self.checks.extend(checks);
        self.waits.extend(waits);
    }

    /// Finds calls that never end, and those that ask for the time.
    fn add_calls(&mut self, flow: &Flow<'_>) {
        let tree = flow.tree;
        let words = &flow.catalog.lifetimes;
        let clocks: HashSet<&str> =
            words.clocks.iter().chain(&words.times).filter_map(|clock| clock.rsplit('.').next()).collect();
        for id in tree.exprs_of(flow.part) {
            let expr = &tree[id];
            match &expr.kind {
                ExprKind::Text(text) if text.reveal().eq_ignore_ascii_case("expiration") => {
                    self.expiry.push((expr.span, id));
                }
                ExprKind::Call(call) => {
                    if is_endless_call(flow, words, call) {
                        self.endless.push(expr.span);
                    }
                    if let ExprKind::Attribute { base, name, .. } = &tree[call.callee].kind
                        && words.forgetting_calls.iter().any(|word| name == word.as_str())
                    {
                        self.forgetting.push((id, *base));
                    }
                    if flow.may_be_called(call.callee, |name| clocks.contains(name))
                        && let Some(path) = flow.path_of(call.callee)
                    {
                        let is_one = |of: &[String]| of.iter().any(|clock| path == clock.as_str());
                        let is_clock = is_one(&words.clocks);
                        if is_clock || is_one(&words.times) {
                            self.times.push(expr.span);
                        }
                        if is_clock {
                            self.expiry.push((expr.span, id));
                            if self.is_compared(tree, id) {
                                self.checks.push((expr.span, id));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn add_loops(&mut self, flow: &Flow<'_>) {
        let blocks = &flow.tree.blocks[flow.part.blocks.start as usize..flow.part.blocks.end as usize];
        let loops = blocks.iter().filter(|block| block.kind == BlockKind::Loop);
        let for_ever: Vec<Span> =
            loops.map(|block| block.span).filter(|span| self.is_for_ever(flow.text, *span)).collect();
        self.endless.extend(for_ever);
    }

    /// Whether a value goes into a comparison or a difference, not into a text.
    fn is_compared(&self, tree: &Tree, expr: ExprId) -> bool {
        let mut at = expr;
        for _ in 0..6 {
            let Some(parent) = self.parent(at) else { return false };
            match &tree[parent].kind {
                ExprKind::Other(_) => return true,
                ExprKind::Call(_) | ExprKind::Attribute { .. } => at = parent,
                _ => return false,
            }
        }
        false
    }

    /// Whether a loop has no condition, nothing that leaves it, and waits.
    fn is_for_ever(&self, text: &str, span: Span) -> bool {
        let body = text.get(span.range()).unwrap_or_default();
        is_open_loop(text, span)
            && !body.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "break")
            && self.waits_in(span)
    }

    /// What an expression is a part of.
    pub(super) fn parent(&self, expr: ExprId) -> Option<ExprId> {
        self.parents[expr.0 as usize]
    }

    /// Whether a program with this code does not end by itself.
    pub(super) fn is_endless(&self, span: Span) -> bool {
        any_within(&self.endless, span)
    }

    /// Whether a loop waits: `while True: …; time.sleep(60)` is how small services are written.
    pub(super) fn waits_in(&self, span: Span) -> bool {
        any_within(&self.waits, span)
    }

    /// Whether this code asks for the time.
    pub(super) fn asks_for_time(&self, span: Span) -> bool {
        any_within(&self.times, span)
    }

    /// Where this code does more than to ask for the time: it compares it, or knows when something ends.
    pub(super) fn checks_in(&self, span: Span) -> impl Iterator<Item = ExprId> {
        within(&self.checks, span)
    }

    /// Where this code speaks of expiry or asks for the time.
    pub(super) fn expiry_in(&self, span: Span) -> impl Iterator<Item = ExprId> {
        within(&self.expiry, span)
    }
}

/// What a binding is given.
fn given(binding: &Binding) -> Option<ExprId> {
    match binding.value {
        Bound::Expr(value) | Bound::Part { of: value, .. } | Bound::Joined(value) => Some(value),
        _ => None,
    }
}

fn functions(tree: &Tree) -> impl Iterator<Item = (FunctionId, &Function)> {
    (0..).map(FunctionId).zip(&tree.functions)
}

/// Whether a loop has no condition.
pub(super) fn is_open_loop(text: &str, span: Span) -> bool {
    let head = text.get(..span.start as usize).unwrap_or_default().trim_end();
    ["while True:", "while 1:", "while true", "loop"].iter().any(|head_of| head.ends_with(head_of))
}

/// Whether a part of a name says that something ends.
pub(super) fn speaks(words: &Lifetimes, name: &str) -> bool {
    let begins = |part: &str, word: &str| part.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    name.split('_').any(|part| words.expiry_words.iter().any(|word| begins(part, word)))
}

fn is_endless_call(flow: &Flow<'_>, words: &Lifetimes, call: &Call) -> bool {
    let tree = flow.tree;
    let last = |expr: ExprId| match &tree[expr].kind {
        ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.as_str(),
        _ => "",
    };
    let is_one = |words: &[String], name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    let name = last(call.callee);
    if is_one(&words.endless_calls, name) {
        return true;
    }
    let ExprKind::Attribute { base, .. } = &tree[call.callee].kind else { return false };
    let receiver = last(*base);
    is_one(&words.endless_calls, receiver) || (name.eq_ignore_ascii_case("run") && is_one(&words.servers, receiver))
}

/// Whether one of these spans, sorted by start, lies in `around`.
fn any_within(spans: &[Span], around: Span) -> bool {
    let first = spans.partition_point(|span| span.start < around.start);
    spans[first..].iter().take_while(|span| span.start < around.end).any(|span| around.contains(*span))
}

/// What lies in `around`, of expressions that are sorted by start.
fn within(exprs: &[(Span, ExprId)], around: Span) -> impl Iterator<Item = ExprId> {
    let first = exprs.partition_point(|(span, _)| span.start < around.start);
    let reached = exprs[first..].iter().take_while(move |(span, _)| span.start < around.end);
    reached.filter(move |(span, _)| around.contains(*span)).map(|(_, expr)| *expr)
}
