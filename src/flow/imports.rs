//! What imported names stand for, in whatever file of the program.

use std::collections::BTreeSet;
use std::rc::Rc;

use smol_str::{SmolStr, format_smolstr};

use super::budget::Work;
use super::{Flow, Import};
use crate::catalog::sdk::SdkLanguage;
use crate::syntax::{Binding, Bound, ClassId, ExprId, ScopeId, ScopeKind, Star};

/// Modules that hand a name on to each other, of which so many are gone through.
const MOST_HOPS: usize = 64;

/// `name` in a module; relative paths of nothing but dots have no dot of their own before the name.
fn in_module(module: &str, name: &str) -> SmolStr {
    let dot = if module.is_empty() || module.ends_with('.') { "" } else { "." };
    format_smolstr!("{module}{dot}{name}")
}

impl<'a> Flow<'a> {
    /// What glob imports bring from other modules of the program.
    pub(super) fn by_glob(&self, name: &str, from: ScopeId) -> Vec<&'a Binding> {
        if self.tree.stars.is_empty() {
            return Vec::new();
        }
        self.stars_around(from).flat_map(|star| self.imported(&in_module(&star.path, name), star.scope)).collect()
    }

    /// The paths that a name has when it comes by a glob import out of a module that is not looked into.
    pub(super) fn by_unknown_glob(&self, name: &str, expr: ExprId) -> impl Iterator<Item = SmolStr> {
        self.stars_around(self.tree[expr].scope).map(move |star| in_module(&star.path, name))
    }

    /// The glob imports into a scope and those around it, innermost first.
    fn stars_around(&self, scope: ScopeId) -> impl Iterator<Item = &'a Star> {
        self.tree.scopes_around(scope).flat_map(|scope| self.stars_in(scope))
    }

    fn stars_in(&self, scope: ScopeId) -> impl Iterator<Item = &'a Star> + use<'_, 'a> {
        self.index.stars.get(&scope).into_iter().flatten().map(|at| &self.tree.stars[*at])
    }

    /// The modules by which members hand on what an import in `member` stands for, as far as they do not belong to the
    /// program, by the member that imports them.
    pub(crate) fn ways_to(&self, path: &str, member: usize) -> BTreeSet<Import> {
        let known = std::mem::take(&mut *self.imports.borrow_mut());
        let before = std::mem::take(&mut *self.asked.borrow_mut());
        self.is_asking.set(true);
        self.imported(path, self.tree.parts()[member].scope);
        self.is_asking.set(false);
        *self.imports.borrow_mut() = known;
        std::mem::replace(&mut *self.asked.borrow_mut(), before)
    }

    /// The assignments to what an import stands for; none when its module does not belong to the program.
    pub(super) fn imported(&self, path: &str, from: ScopeId) -> Vec<&'a Binding> {
        if self.language == SdkLanguage::Python && self.program.is_alone() {
            return Vec::new();
        }
        let member = self.tree.part_at(self.tree[from].span.start);
        let key = (member, SmolStr::new(path));
        if let Some(known) = self.imports.borrow().get(&key) {
            return known.iter().map(|at| &self.tree.bindings[*at]).collect();
        }
        let hops = self.hops.get();
        if hops >= MOST_HOPS || !self.budget.pays(Work::Expr, 1) {
            return Vec::new();
        }
        self.hops.set(hops + 1);
        // Modules that import each other meet this entry and end.
        self.imports.borrow_mut().insert(key.clone(), Rc::from([]));
        let mut found = self.imported_here(path, from);
        if found.is_empty()
            && let Some(module) = self.program.module(member, path).filter(|module| !module.rest.is_empty())
        {
            found = self.within_module(self.tree.parts()[module.member].scope, module.rest);
        }
        self.hops.set(hops);
        self.imports.borrow_mut().insert(key, Rc::from(found.as_slice()));
        found.into_iter().map(|at| &self.tree.bindings[at]).collect()
    }

    /// The bindings of a dotted name in a module or class, as places in [`Tree::bindings`].
    fn within_module(&self, scope: ScopeId, path: &str) -> Vec<usize> {
        let (first, more) = path.split_once('.').map_or((path, None), |(first, more)| (first, Some(more)));
        let mut found: Vec<usize> = self.index.bindings.get(&(scope, SmolStr::new(first))).cloned().unwrap_or_default();
        if found.is_empty() {
            let member = self.tree.part_at(self.tree[scope].span.start);
            return self
                .stars_in(scope)
                .flat_map(|star| {
                    if self.is_asking.get() && self.program.module(member, &star.path).is_none() {
                        self.asked.borrow_mut().insert((member, star.path.clone()));
                    }
                    self.places_of(&in_module(&star.path, path), scope)
                })
                .collect();
        }
        // What a module holds in the end is what counts to others, except where branches decide.
        if let Some(sure) = found.iter().rposition(|at| {
            let block = self.tree.bindings[*at].block;
            self.tree[block].parent.is_none()
        }) {
            found.drain(..sure);
        }
        found
            .into_iter()
            .flat_map(|at| match (&self.tree.bindings[at].value, more) {
                (Bound::Import(path), more) => {
                    let path = more.map_or_else(|| path.clone(), |more| in_module(path, more));
                    let there = self.places_of(&path, scope);
                    let member = self.tree.part_at(self.tree[scope].span.start);
                    if self.is_asking.get() && there.is_empty() && self.program.module(member, &path).is_none() {
                        self.asked.borrow_mut().insert((member, path));
                    }
                    if there.is_empty() && more.is_none() { vec![at] } else { there }
                }
                (_, None) => vec![at],
                (Bound::Class(class), Some(more)) => self.within_module(self.tree[*class].scope, more),
                (_, Some(_)) => Vec::new(),
            })
            .collect()
    }

    /// [`Flow::imported`], as places in [`Tree::bindings`].
    fn places_of(&self, path: &str, from: ScopeId) -> Vec<usize> {
        self.imported(path, from);
        let member = self.tree.part_at(self.tree[from].span.start);
        self.imports.borrow().get(&(member, SmolStr::new(path))).map(|found| found.to_vec()).unwrap_or_default()
    }

    /// The module or type of this Rust file that a dotted path leads to.
    pub(super) fn local_module(&self, path: &str, from: ScopeId) -> Option<ClassId> {
        let mut segments = path.split('.').skip_while(|segment| matches!(*segment, "crate" | "self" | "super"));
        let within = |scope: ScopeId, name: &str| {
            let found = self.index.bindings.get(&(scope, SmolStr::new(name)))?;
            found.iter().find_map(|at| match self.tree.bindings[*at].value {
                Bound::Class(class) => Some(class),
                _ => None,
            })
        };
        let first = segments.next()?;
        let mut module = self.tree.scopes_around(from).find_map(|scope| within(scope, first))?;
        for segment in segments {
            module = within(self.tree[module].scope, segment)?;
        }
        Some(module)
    }

    /// The module that `super` leads to where it stands in this file, and the path that is left.
    fn above<'p>(&self, path: &'p str, from: ScopeId) -> Option<(ScopeId, &'p str)> {
        let module = |from: ScopeId| {
            self.tree.scopes_around(from).find(|scope| matches!(self.tree[*scope].kind, ScopeKind::Module))
        };
        let mut scope = module(from)?;
        let mut rest = path.strip_prefix("self.").unwrap_or(path);
        if !rest.starts_with("super.") {
            return None;
        }
        while let Some(below) = rest.strip_prefix("super.") {
            scope = module(self.tree[scope].parent?)?;
            rest = below;
        }
        Some((scope, rest))
    }

    /// What an imported path stands for when it leads to a module of this Rust file, as places in [`Tree::bindings`].
    fn imported_here(&self, path: &str, from: ScopeId) -> Vec<usize> {
        if self.language != SdkLanguage::Rust {
            return Vec::new();
        }
        if let Some((scope, rest)) = self.above(path, from) {
            let found = self.within_module(scope, rest);
            if !found.is_empty() {
                return found;
            }
        }
        let Some((module, name)) = path.rsplit_once('.') else { return Vec::new() };
        let Some(module) = self.local_module(module, from) else { return Vec::new() };
        self.within_module(self.tree[module].scope, name)
    }

    /// A name that a glob import may have brought: only when the catalogue knows it there.
    pub(super) fn path_by_star(&self, name: &str, expr: ExprId) -> Option<SmolStr> {
        self.stars_around(self.tree[expr].scope).find_map(|star| {
            let path = format_smolstr!("{}.{name}", star.path);
            let canonical = self.catalog.canonical(self.language, &path);
            self.catalog.leads_to_known(self.language, &canonical).then_some(path)
        })
    }

    /// The assignments to what `module.name` stands for, where `module` belongs to the program.
    pub(super) fn member_of_module(&self, expr: ExprId) -> Vec<&'a Binding> {
        if self.tree.parts().len() == 1 && self.language == SdkLanguage::Python {
            return Vec::new();
        }
        self.path_of(expr).map(|path| self.imported(&path, self.tree[expr].scope)).unwrap_or_default()
    }
}
