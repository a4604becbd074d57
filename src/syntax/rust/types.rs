//! What items import, and the types that they name.

use smol_str::{SmolStr, format_smolstr};
use syn::{Type, UseTree};

use super::expr::Lower;
use crate::source::Span;
use crate::syntax::{Bound, ExprId, Star};

/// Types that stand for what is inside them.
const WRAPPERS: &[&str] = &[
    "Option",
    "Result",
    "Arc",
    "Rc",
    "Box",
    "Lazy",
    "LazyLock",
    "LazyCell",
    "OnceLock",
    "OnceCell",
    "Mutex",
    "RwLock",
    "RefCell",
    "Cell",
    "Pin",
    "Cow",
    "State",
    "Data",
    "Extension",
];

impl Lower<'_> {
    /// One branch of a `use`; `prefix` is what stands before it.
    pub(super) fn use_tree(&mut self, tree: &UseTree, prefix: &SmolStr, span: Span) {
        let mut prefix = prefix.clone();
        let mut last = span;
        let mut tree = tree;
        while let UseTree::Path(path) = tree {
            let (name, name_span) = self.ident(&path.ident);
            prefix = join(&prefix, &name);
            last = name_span;
            tree = &path.tree;
        }
        match tree {
            UseTree::Name(leaf) => {
                let (name, name_span) = self.ident(&leaf.ident);
                if name == "self" && !prefix.is_empty() {
                    let own = SmolStr::new(prefix.rsplit('.').next().unwrap_or(&prefix));
                    self.b.bind(own, name_span, 0, Bound::Import(prefix));
                } else {
                    let path = join(&prefix, &name);
                    self.b.bind(name, name_span, 0, Bound::Import(path));
                }
            }
            UseTree::Rename(leaf) => {
                let (name, _) = self.ident(&leaf.ident);
                let (alias, alias_span) = self.ident(&leaf.rename);
                let path = if name == "self" && !prefix.is_empty() { prefix } else { join(&prefix, &name) };
                self.b.bind(alias, alias_span, 0, Bound::Import(path));
            }
            UseTree::Glob(_) => {
                let scope = self.b.scope;
                self.b.tree.stars.push(Star { path: prefix, scope });
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, &prefix, last);
                }
            }
            UseTree::Path(_) => {}
        }
    }

    pub(super) fn bounds<P>(&mut self, bounds: &syn::punctuated::Punctuated<syn::TypeParamBound, P>) -> Vec<ExprId> {
        let paths = bounds.iter().filter_map(|bound| match bound {
            syn::TypeParamBound::Trait(bound) => Some(&bound.path),
            _ => None,
        });
        paths.map(|path| self.path(None, path).0).collect()
    }

    /// A type as a path, if it carries a value that has one.
    pub(super) fn type_path(&mut self, kind: &Type) -> Option<ExprId> {
        let mut kind = kind;
        loop {
            kind = match kind {
                Type::Reference(reference) => &reference.elem,
                Type::Ptr(pointer) => &pointer.elem,
                Type::Paren(paren) => &paren.elem,
                Type::Group(group) => &group.elem,
                Type::ImplTrait(bounds) => return self.bounds(&bounds.bounds).first().copied(),
                Type::TraitObject(bounds) => return self.bounds(&bounds.bounds).first().copied(),
                Type::Path(path) => match wrapped(path) {
                    Some(inner) => inner,
                    None => return Some(self.path(path.qself.as_ref(), &path.path).0),
                },
                _ => return None,
            };
        }
    }
}

pub(super) fn join(prefix: &SmolStr, name: &SmolStr) -> SmolStr {
    if prefix.is_empty() { name.clone() } else { format_smolstr!("{prefix}.{name}") }
}

/// What a wrapping type wraps.
pub(super) fn wrapped(path: &syn::TypePath) -> Option<&Type> {
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else { return None };
    if !WRAPPERS.iter().any(|wrapper| last.ident == wrapper) {
        return None;
    }
    args.args.iter().find_map(|arg| if let syn::GenericArgument::Type(kind) = arg { Some(kind) } else { None })
}

/// The one type that a function is given: `services::Oss` of `Operator::from_iter::<services::Oss>`.
pub(super) fn type_argument(callee: &syn::Expr) -> Option<&Type> {
    let syn::Expr::Path(path) = callee else { return None };
    let syn::PathArguments::AngleBracketed(args) = &path.path.segments.last()?.arguments else { return None };
    match args.args.first()? {
        syn::GenericArgument::Type(kind) if args.args.len() == 1 => Some(kind),
        _ => None,
    }
}

/// The name of the type that an `impl` is for.
pub(super) fn type_name(mut kind: &Type) -> Option<&syn::Ident> {
    loop {
        kind = match kind {
            Type::Path(path) => return path.path.segments.last().map(|segment| &segment.ident),
            Type::Reference(reference) => &reference.elem,
            Type::Paren(paren) => &paren.elem,
            Type::Group(group) => &group.elem,
            Type::TraitObject(bounds) => {
                return bounds.bounds.iter().find_map(|bound| match bound {
                    syn::TypeParamBound::Trait(bound) => bound.path.segments.last().map(|segment| &segment.ident),
                    _ => None,
                });
            }
            _ => return None,
        };
    }
}
