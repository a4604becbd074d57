//! A provider keeps what its constructor fetched: it keeps what fetches instead, and asks where it is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::super::names::{self, Sweep};
use super::{Case, shifted};
use crate::fix::{Edit, Obstacle};
use crate::source::{Span, has_word};
use crate::syntax::{
    Binding, BlockKind, Bound, ClassId, ExprId, ExprKind, FunctionId, ScopeId, ScopeKind, Store, StoreKey,
};

/// A statement that has to be done each time.
struct Moved {
    line: usize,
    /// Its value.
    value: ExprId,
    /// The local name that it binds, or the field that it sets.
    local: Option<String>,
    field: Option<String>,
}

/// A statement of a constructor: it binds a local name, or sets a field.
enum Step<'s> {
    Local(&'s Binding, ExprId),
    Field(&'s Store, &'s str),
}

/// What moves, and where it stood.
struct Plan {
    moved: Vec<Moved>,
    /// The function that fetched; `None` for the body of the class.
    from: Option<FunctionId>,
    /// The scope of its local names.
    scope: ScopeId,
    fields: BTreeSet<String>,
}

impl Case<'_, '_> {
    /// The edits that move what a constructor did into the method that gives credentials.
    pub(super) fn frozen(&self) -> Result<Vec<Edit>, Obstacle> {
        let class = self.class().ok_or(Obstacle::Shape)?;
        let [giver] = self.methods(class)[..] else { return Err(Obstacle::Shape) };
        let plan = self.plan(class).ok_or(Obstacle::Shape)?;
        let giver_span = self.page.tree[giver].span;
        let uses = self.field_uses(&plan, giver)?;
        if uses.is_empty() || self.page.tree[giver].is_async {
            return Err(Obstacle::Shape);
        }
        let own = self.page.tree[giver].params.first().ok_or(Obstacle::Shape)?.name.to_string();
        let inputs = self.kept_inputs(&plan, class, &own)?;
        let written = self.in_giver(&plan, giver, &uses, &inputs.spelt)?;
        let mut edits = written;
        let gone: Vec<Span> =
            plan.moved.iter().filter_map(|moved| self.lines.get(moved.line)).map(|line| line.whole).collect();
        // A local name that something else reads as well stays where nobody moves it.
        let sweep = Sweep::new(self.scene, self.page, self.lines, gone);
        let is_left = |moved: &Moved| moved.local.as_ref().is_some_and(|name| sweep.is_used(name, plan.scope));
        if plan.moved.iter().any(is_left) && plan.from.is_some() {
            return Err(Obstacle::Shape);
        }
        edits.extend(self.constructor(&plan, &inputs.stores, giver_span)?);
        Ok(edits)
    }

    /// What a fetch goes through until it is in fields.
    fn plan(&self, class: ClassId) -> Option<Plan> {
        let tree = &self.page.tree;
        let from = self.fetched_in();
        let scope = match from {
            Some(from) if tree[from].class == Some(class) => tree[from].scope,
            None => tree[class].scope,
            Some(_) => return None,
        };
        let from_function = from.map(|from| tree[from].name_span);
        let mut known: BTreeSet<(String, ScopeId)> = BTreeSet::new();
        let mut fields: BTreeSet<String> = BTreeSet::new();
        let mut moved: Vec<Moved> = Vec::new();
        let is_tainted = |value: Span, known: &BTreeSet<(String, ScopeId)>, fields: &BTreeSet<String>| {
            value.contains(self.fetch)
                || names::free(self.page, value)
                    .into_iter()
                    .any(|(name, home)| home.is_some_and(|home| known.contains(&(name, home))))
                || tree.expr_ids().any(|expr| {
                    value.contains(tree[expr].span) && self.field(expr).is_some_and(|field| fields.contains(field))
                })
        };
        let mut steps: Vec<(u32, Step<'_>)> = Vec::new();
        for binding in tree.bindings.iter().filter(|binding| binding.scope == scope) {
            if let Bound::Expr(value) = binding.value {
                steps.push((binding.name_span.start, Step::Local(binding, value)));
            }
        }
        for store in tree.stores.iter().filter(|store| store.scope == scope) {
            if let StoreKey::Attribute(name) = &store.key
                && matches!(&tree[store.base].kind, ExprKind::Name(base) if base == "self")
            {
                steps.push((store.span.start, Step::Field(store, name)));
            }
        }
        steps.sort_by_key(|(at, _)| *at);
        for (at, step) in steps {
            let (value, block, from) = match &step {
                Step::Local(binding, value) => (*value, binding.block, binding.from),
                Step::Field(store, _) => (store.value, store.block, store.from),
            };
            if !is_tainted(tree[value].span, &known, &fields) {
                continue;
            }
            let line = self.lines.number_at(at)?;
            let whole = self.lines.get(line)?.code;
            let text = self.page.at(whole);
            let opener = from_function.unwrap_or(tree[class].name_span);
            let is_in_body = self
                .lines
                .header_of(line)
                .and_then(|header| self.lines.get(header))
                .is_some_and(|header| header.code.contains(opener));
            let is_alone = whole == Span { start: at, end: from }
                && is_in_body
                && tree[block].kind == BlockKind::Body
                && !has_word(text, "await")
                && whole.end == tree[value].span.end;
            if !is_alone {
                return None;
            }
            let (local, field) = match step {
                Step::Local(binding, _) => {
                    known.insert((binding.name.to_string(), binding.scope));
                    if matches!(tree[binding.scope].kind, ScopeKind::Class(_)) {
                        fields.insert(binding.name.to_string());
                        (None, Some(binding.name.to_string()))
                    } else {
                        (Some(binding.name.to_string()), None)
                    }
                }
                Step::Field(_, name) => {
                    fields.insert(name.to_owned());
                    (None, Some(name.to_owned()))
                }
            };
            moved.push(Moved { line, value, local, field });
        }
        (!moved.is_empty()).then_some(Plan { moved, from, scope, fields })
    }

    /// The field of the object itself that an expression is.
    fn field(&self, expr: ExprId) -> Option<&str> {
        match &self.page.tree[expr].kind {
            ExprKind::Attribute { base, name, .. } => {
                matches!(&self.page.tree[*base].kind, ExprKind::Name(base) if base == "self").then_some(name.as_str())
            }
            _ => None,
        }
    }

    /// Whether an attribute is a part of an imported module.
    fn is_of_module(&self, mut expr: ExprId) -> bool {
        let tree = &self.page.tree;
        while let ExprKind::Attribute { base, .. } = &tree[expr].kind {
            expr = *base;
        }
        let ExprKind::Name(name) = &tree[expr].kind else { return false };
        let home = names::home(self.page, name, tree[expr].scope);
        home.is_some_and(|home| {
            names::bindings(self.page, name, home).iter().all(|binding| matches!(binding.value, Bound::Import(_)))
        })
    }

    /// Where the method reads the fields; an obstacle where something else reads or sets them.
    fn field_uses(&self, plan: &Plan, giver: FunctionId) -> Result<BTreeMap<String, Vec<Span>>, Obstacle> {
        let tree = &self.page.tree;
        let inside = tree[giver].span;
        let moved: Vec<Span> =
            plan.moved.iter().filter_map(|moved| self.lines.get(moved.line)).map(|line| line.whole).collect();
        let mut uses: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        let is_other = |span: Span| !moved.iter().any(|line| line.contains(span));
        for expr in tree.expr_ids() {
            let ExprKind::Attribute { name, .. } = &tree[expr].kind else { continue };
            let span = tree[expr].span;
            if !plan.fields.contains(name.as_str()) || !is_other(span) || self.is_of_module(expr) {
                continue;
            }
            if !inside.contains(span) || self.field(expr).is_none() {
                return Err(Obstacle::Shape);
            }
            uses.entry(name.to_string()).or_default().push(span);
        }
        let is_set = tree.stores.iter().any(|store| match &store.key {
            StoreKey::Attribute(name) => plan.fields.contains(name.as_str()) && is_other(store.span),
            StoreKey::Index(_) => false,
        });
        let class_name = tree[giver].class.map(|class| tree[class].name.to_string()).unwrap_or_default();
        let others = (self.scene.mentioning)(&self.page.file.path, &class_name);
        let is_read_elsewhere = plan
            .fields
            .iter()
            .any(|field| (self.scene.mentioning)(&self.page.file.path, field).iter().any(|path| others.contains(path)));
        if is_set || is_read_elsewhere { Err(Obstacle::Shape) } else { Ok(uses) }
    }
}

/// What moved statements need of the function that they stood in.
struct Inputs {
    /// How a local name is spelt in the method.
    spelt: BTreeMap<String, String>,
    /// Fields that keep them, which are new.
    stores: Vec<String>,
}

impl Case<'_, '_> {
    fn kept_inputs(&self, plan: &Plan, class: ClassId, own: &str) -> Result<Inputs, Obstacle> {
        let tree = &self.page.tree;
        let mut inputs = Inputs { spelt: BTreeMap::new(), stores: Vec::new() };
        let locals: BTreeSet<&String> = plan.moved.iter().filter_map(|moved| moved.local.as_ref()).collect();
        let used: BTreeSet<String> = plan
            .moved
            .iter()
            .flat_map(|moved| names::free(self.page, tree[moved.value].span))
            .filter(|(name, home)| *home == Some(plan.scope) && !locals.contains(name) && name != "self")
            .map(|(name, _)| name)
            .collect();
        // In the order in which they were bound.
        let mut used: Vec<String> = used.into_iter().filter(|name| !plan.fields.contains(name)).collect();
        used.sort_by_key(|name| {
            names::bindings(self.page, name, plan.scope).first().map(|binding| binding.name_span.start)
        });
        for name in used {
            if !self.is_steady(&name, Some(plan.scope)) {
                return Err(Obstacle::Shape);
            }
            if plan.from.is_none() {
                inputs.spelt.insert(name.clone(), format!("{own}.{name}"));
                continue;
            }
            let is_kept = |store: &&Store| {
                matches!(&tree[store.value].kind, ExprKind::Name(value) if *value == name) && store.scope == plan.scope
            };
            let fields = tree.stores.iter().filter(is_kept).filter_map(|store| match &store.key {
                StoreKey::Attribute(field) => self.is_set_once(field, class).then(|| field.to_string()),
                StoreKey::Index(_) => None,
            });
            let field = match fields.into_iter().next() {
                Some(field) => field,
                None => {
                    let field = format!("_{}", name.trim_start_matches('_'));
                    if has_word(self.page.at(tree[class].span), &field) {
                        return Err(Obstacle::NameTaken);
                    }
                    inputs.stores.push(format!("self.{field} = {name}"));
                    field
                }
            };
            inputs.spelt.insert(name, format!("{own}.{field}"));
        }
        Ok(inputs)
    }

    fn is_set_once(&self, field: &str, class: ClassId) -> bool {
        let tree = &self.page.tree;
        let stores = tree.stores.iter().filter(|store| {
            tree[class].span.contains(store.span) && matches!(&store.key, StoreKey::Attribute(name) if name == field)
        });
        stores.count() == 1
    }

    /// Code with local names spelt otherwise.
    fn respelt(&self, span: Span, scope: ScopeId, spelt: &BTreeMap<String, String>) -> String {
        let tree = &self.page.tree;
        let mut edits: Vec<Edit> = Vec::new();
        for expr in tree.expr_ids().filter(|expr| span.contains(tree[*expr].span)) {
            if let Some(new) = self.spelling(expr, scope, spelt) {
                let at = tree[expr].span;
                edits.push(Edit { span: Span { start: at.start - span.start, end: at.end - span.start }, text: new });
            }
        }
        edits.sort();
        edits.dedup();
        crate::fix::apply(self.page.at(span), &edits)
    }

    fn spelling(&self, expr: ExprId, scope: ScopeId, spelt: &BTreeMap<String, String>) -> Option<String> {
        match &self.page.tree[expr].kind {
            ExprKind::Name(name) => {
                let home = names::home(self.page, name, self.page.tree[expr].scope);
                spelt.get(name.as_str()).filter(|_| home == Some(scope)).cloned()
            }
            ExprKind::Attribute { .. } => {
                let field = self.field(expr)?;
                spelt.get(&format!("self.{field}")).cloned()
            }
            _ => None,
        }
    }

    /// The edits in the method: what moved stands at its top, or where it is used if that is one place.
    fn in_giver(
        &self,
        plan: &Plan,
        giver: FunctionId,
        uses: &BTreeMap<String, Vec<Span>>,
        inputs: &BTreeMap<String, String>,
    ) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let (top, blanks) = self.top(giver).ok_or(Obstacle::Shape)?;
        let mut spelt = inputs.clone();
        let (mut lines, mut edits) = (String::new(), Vec::new());
        let needed = self.needed_fields(plan, uses);
        for moved in plan.moved.iter().filter(|moved| needed.contains(&moved.line)) {
            let value = tree[moved.value].span;
            let width = self.lines.get(moved.line).map_or(0, |line| line.indent);
            let text = self.respelt(value, plan.scope, &spelt);
            let name = match (&moved.local, &moved.field) {
                (Some(local), _) if self.binds(giver, local) => return Err(Obstacle::NameTaken),
                (Some(local), _) => local.clone(),
                (None, Some(field)) => {
                    let places = uses.get(field).map(Vec::as_slice).unwrap_or_default();
                    let key = format!("self.{field}");
                    let is_read_later = plan.moved.iter().any(|later| {
                        later.line > moved.line && self.mentions(tree[later.value].span, field, plan.scope)
                    });
                    let is_whole = matches!(
                        tree[moved.value].kind,
                        ExprKind::Call(_) | ExprKind::Attribute { .. } | ExprKind::Index { .. } | ExprKind::Name(_)
                    );
                    if let ([place], false, true) = (places, is_read_later, is_whole) {
                        let at = self.lines.at(place.start).ok_or(Obstacle::Shape)?;
                        let inner = self.page.text[at.whole.start as usize..at.code.start as usize].to_owned();
                        let text = shifted(&text, width, &inner).ok_or(Obstacle::Shape)?;
                        edits.push(Edit { span: *place, text });
                        continue;
                    }
                    let name = self.local_name(giver, field)?;
                    edits.extend(places.iter().map(|place| Edit { span: *place, text: name.clone() }));
                    spelt.insert(key, name.clone());
                    if tree[plan.scope].kind == ScopeKind::Module || plan.from.is_none() {
                        spelt.insert(field.clone(), name.clone());
                    }
                    name
                }
                (None, None) => return Err(Obstacle::Shape),
            };
            let text = shifted(&text, width, &blanks).ok_or(Obstacle::Shape)?;
            lines.extend([&*blanks, &*name, " = ", &*text, "\n"]);
        }
        if !lines.is_empty() {
            edits.push(Edit { span: Span { start: top, end: top }, text: lines });
        }
        Ok(edits)
    }

    fn mentions(&self, value: Span, field: &str, scope: ScopeId) -> bool {
        let tree = &self.page.tree;
        tree.expr_ids().filter(|expr| value.contains(tree[*expr].span)).any(|expr| {
            self.field(expr) == Some(field)
                || matches!(&tree[expr].kind, ExprKind::Name(name) if name == field && names::home(self.page, name, tree[expr].scope) == Some(scope) && matches!(tree[scope].kind, ScopeKind::Class(_)))
        })
    }

    /// The statements that lead to the fields which are read: others are done for nobody.
    fn needed_fields(&self, plan: &Plan, uses: &BTreeMap<String, Vec<Span>>) -> BTreeSet<usize> {
        let tree = &self.page.tree;
        let mut lines = BTreeSet::new();
        let mut wanted: BTreeSet<String> = uses.keys().cloned().collect();
        for moved in plan.moved.iter().rev() {
            let name = moved.field.as_ref().or(moved.local.as_ref());
            if !name.is_some_and(|name| wanted.contains(name)) {
                continue;
            }
            lines.insert(moved.line);
            let value = tree[moved.value].span;
            wanted.extend(names::free(self.page, value).into_iter().map(|(name, _)| name));
            let fields = tree.expr_ids().filter(|expr| value.contains(tree[*expr].span));
            wanted.extend(fields.filter_map(|expr| self.field(expr).map(str::to_owned)));
        }
        lines
    }

    /// A local name for what a field held.
    fn local_name(&self, giver: FunctionId, field: &str) -> Result<String, Obstacle> {
        let name = field.trim_start_matches('_');
        let scope = self.page.tree[giver].scope;
        let is_free = |name: &str| !name.is_empty() && names::home(self.page, name, scope).is_none();
        let wished = [name.to_owned(), format!("current_{name}"), format!("fetched_{name}")];
        wished.into_iter().find(|name| is_free(name)).ok_or(Obstacle::NameTaken)
    }

    /// The edits where the statements stood: what they need is kept there.
    fn constructor(&self, plan: &Plan, stores: &[String], giver: Span) -> Result<Vec<Edit>, Obstacle> {
        let gone: Vec<usize> = plan.moved.iter().map(|moved| moved.line).collect();
        let first = self.lines.get(*gone.first().ok_or(Obstacle::Shape)?).ok_or(Obstacle::Shape)?;
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, Vec::new());
        let blanks = &self.page.text[first.whole.start as usize..first.code.start as usize];
        if !stores.is_empty() {
            let text: String = stores.iter().map(|store| format!("{blanks}{store}\n")).collect();
            let mut edits = vec![Edit { span: first.whole, text }];
            let mut rest = Sweep::new(self.scene, self.page, self.lines, Vec::new());
            for line in &gone[1..] {
                rest.line(*line);
            }
            edits.extend(rest.finish());
            return Ok(edits);
        }
        let Some(from) = plan.from else {
            for line in &gone {
                sweep.line(*line);
            }
            return Ok(sweep.finish());
        };
        let header = self.lines.number_at(self.page.tree[from].name_span.start).ok_or(Obstacle::Shape)?;
        let is_all = self.lines.block(header).all(|line| gone.contains(&line));
        let name = self.page.tree[from].name.clone();
        // Whoever makes an object goes on giving what it took.
        let takes = name == "__init__" && self.page.tree[from].params.len() != 1;
        if !is_all || takes {
            if name != "__init__" {
                return Err(Obstacle::Shape);
            }
            for line in &gone {
                sweep.line(*line);
            }
            return Ok(sweep.finish());
        }
        // A function of which nothing is left goes, with the statements that call it.
        self.calls_of(&name, giver)?.into_iter().for_each(|line| sweep.line(line));
        if !self.page.tree[from].decorators.is_empty() {
            return Err(Obstacle::Shape);
        }
        let mut edits = sweep.finish();
        let (start, end) = (self.lines.get(header), self.lines.get(self.lines.block(header).end - 1));
        let (start, end) = (start.ok_or(Obstacle::Shape)?.whole.start, end.ok_or(Obstacle::Shape)?.whole.end);
        edits.push(names::tidy(self.page, Edit { span: Span { start, end }, text: String::new() }));
        Ok(edits)
    }

    /// The statements that do nothing but call a method.
    fn calls_of(&self, method: &str, giver: Span) -> Result<Vec<usize>, Obstacle> {
        let tree = &self.page.tree;
        if method == "__init__" {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for expr in tree.expr_ids() {
            let ExprKind::Attribute { name, .. } = &tree[expr].kind else { continue };
            if name != method {
                continue;
            }
            let number = self.lines.number_at(tree[expr].span.start).ok_or(Obstacle::Shape)?;
            let is_alone =
                self.lines.get(number).is_some_and(|line| self.page.at(line.code) == format!("self.{method}()"));
            if !is_alone || giver.contains(tree[expr].span) {
                return Err(Obstacle::Shape);
            }
            found.push(number);
        }
        Ok(found)
    }
}
