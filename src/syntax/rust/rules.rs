//! `macro_rules!`: an arm that expands to a value is a function of what it captures.

use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use smol_str::{SmolStr, format_smolstr};

use super::expr::{Low, Lower, plain};
use super::tokens::{is_punct, looks_like_statements, segments};
use crate::source::Span;
use crate::syntax::{BlockKind, Bound, CallForm, ExprId, ExprKind, FunctionId, Param, ParamKind, ScopeKind};

/// What is known of a macro: its arms, as far as they can be called.
pub(super) type Known = Rc<[Arm]>;
/// Macros, by name.
pub(super) type Arms = HashMap<SmolStr, Known>;

/// An arm that can be called.
pub(super) struct Arm {
    /// The name of its function: no other name has an exclamation mark.
    name: SmolStr,
    /// The very tokens that it wants between two commas; `None` where it captures what stands there.
    wants: Vec<Option<String>>,
}

/// What an arm wants between two commas.
enum Piece {
    /// `$name:expr`, as name.
    Capture(Ident),
    /// These very tokens.
    Exactly(String),
}

impl Lower<'_> {
    /// The arms of a macro: what they expand to, not what they match.
    pub(super) fn rules(&mut self, macro_name: &Ident, tokens: TokenStream) {
        let (macro_name, name_span) = self.ident(macro_name);
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut arms = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let (TokenTree::Group(expansion), Some([TokenTree::Group(matcher), equals, greater])) =
                (token, at.checked_sub(3).map(|from| &tokens[from..at]))
            else {
                continue;
            };
            if !is_punct(equals, '=') || !is_punct(greater, '>') {
                continue;
            }
            let name = match arms.len() {
                0 => format_smolstr!("{macro_name}!"),
                before => format_smolstr!("{macro_name}!{before}"),
            };
            match pieces(matcher) {
                Some(pieces) if is_value(expansion) => {
                    self.arm(&name, name_span, &pieces, expansion);
                    let wants = pieces.into_iter().map(|piece| match piece {
                        Piece::Capture(_) => None,
                        Piece::Exactly(tokens) => Some(tokens),
                    });
                    arms.push(Arm { name, wants: wants.collect() });
                }
                _ => self.expanded(expansion),
            }
        }
        self.arms.insert(macro_name, arms.into());
    }

    /// What is put where the macro is called.
    fn expanded(&mut self, expansion: &Group) {
        let span = self.delimited(&expansion.delim_span());
        self.b_in_block(BlockKind::Branch, span, |lower| {
            lower.deeper(|lower| {
                lower.loose_items(expansion.stream());
                (ExprId(0), span)
            });
        });
    }

    fn arm(&mut self, name: &SmolStr, name_span: Span, pieces: &[Piece], expansion: &Group) {
        let span = self.delimited(&expansion.delim_span());
        let id = self.open_function(name.clone(), name_span, span, false);
        self.b.bind(name.clone(), name_span, 0, Bound::Function(id));
        self.b_in_scope(ScopeKind::Function(id), span, |lower| {
            lower.enter_function(id);
            for piece in pieces {
                if let Piece::Capture(ident) = piece {
                    lower.capture(id, ident);
                }
            }
            let tokens: Vec<TokenTree> = expansion.stream().into_iter().collect();
            lower.function_body(id, |lower| lower.loose_statements(&tokens));
        });
    }

    fn capture(&mut self, id: FunctionId, ident: &Ident) {
        let (name, span) = self.ident(ident);
        let at = self.b.tree[id].params.len();
        let param = Param { name: name.clone(), span, default: None, annotation: None, kind: ParamKind::Plain };
        self.b.tree[id].params.push(param);
        self.declare(name, span, span.end, None, Bound::Parameter(id, at));
    }

    /// A call of a macro of this file, when it is known which arm it takes.
    pub(super) fn rule_call(&mut self, name: &str, name_span: Span, tokens: &TokenStream, span: Span) -> Option<Low> {
        let arms = self.known_macro(name)?;
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let given: Vec<&[TokenTree]> = segments(&tokens).collect();
        let arm = arms.iter().find(|arm| arm.takes(&given))?;
        let callee = ExprKind::Name(arm.name.clone());
        let captured: Vec<bool> = arm.wants.iter().map(Option::is_none).collect();
        let callee = self.b.expr(name_span, callee);
        let captured = given.into_iter().zip(captured).filter(|(_, captured)| *captured);
        let args = captured.map(|(tokens, _)| plain(self.value(tokens).0)).collect();
        Some((self.call(span, callee, args, CallForm::Call), span))
    }

    /// A macro of this piece, or of one before: then what is made of this piece holds as long as that macro is the same.
    fn known_macro(&mut self, name: &str) -> Option<Known> {
        if let Some(known) = self.arms.get(name) {
            return Some(Rc::clone(known));
        }
        let known = self.around.get(name).cloned();
        if !self.asked.contains_key(name) {
            self.asked.insert(SmolStr::new(name), known.clone());
        }
        known
    }
}

impl Arm {
    fn takes(&self, given: &[&[TokenTree]]) -> bool {
        self.wants.len() == given.len()
            && self.wants.iter().zip(given).all(|(wanted, given)| match wanted {
                None => true,
                Some(wanted) => *wanted == written(given),
            })
    }
}

/// The pieces of a matcher; `None` when it repeats, or captures anything but whole pieces.
fn pieces(matcher: &Group) -> Option<Vec<Piece>> {
    let tokens: Vec<TokenTree> = matcher.stream().into_iter().collect();
    let mut pieces = Vec::new();
    for mut segment in segments(&tokens) {
        // The comma that may stand at the end.
        if let [before @ .., dollar, TokenTree::Group(_), mark] = segment
            && is_punct(dollar, '$')
            && is_punct(mark, '?')
        {
            segment = before;
        }
        pieces.push(match segment {
            [] => continue,
            [dollar, TokenTree::Ident(name), colon, TokenTree::Ident(_)]
                if is_punct(dollar, '$') && is_punct(colon, ':') =>
            {
                Piece::Capture(name.clone())
            }
            _ if segment.iter().any(|token| is_punct(token, '$')) => return None,
            _ => Piece::Exactly(written(segment)),
        });
    }
    Some(pieces)
}

/// Whether the arm stands for a value, not for items or statements, whose names are seen where the macro is called.
fn is_value(expansion: &Group) -> bool {
    let tokens: Vec<TokenTree> = expansion.stream().into_iter().collect();
    matches!(tokens[..], [TokenTree::Group(_)]) || !tokens.is_empty() && !looks_like_statements(&tokens)
}

fn written(tokens: &[TokenTree]) -> String {
    tokens.iter().cloned().collect::<TokenStream>().to_string()
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Bound, ExprKind, Tree};

    /// The names of the functions that are called, with the number of their arguments.
    fn called(tree: &Tree) -> Vec<String> {
        let calls = tree.exprs.iter().filter_map(|expr| match &expr.kind {
            ExprKind::Call(call) => Some(call),
            _ => None,
        });
        calls
            .filter_map(|call| match &tree[call.callee].kind {
                ExprKind::Name(name) => Some(format!("{name} {}", call.args.len())),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_call_leads_to_the_arm_that_it_takes() {
        let rules = "macro_rules! m { (a) => { \"K\" }; ($x:expr $(,)?) => {{ let y = $x; y }}; ($x:expr, b, $y:ty) => { f($x) } }";
        for (call, expected) in [
            ("m!(a)", "m! 0"),
            ("m!(1)", "m!1 1"),
            ("m! { g(1, 2), }", "m!1 1"),
            ("m!(1, b, Vec<u8>)", "m!2 2"),
            ("m!(1, c, u8)", "m 3"),
            ("n!(1)", "n 1"),
        ] {
            let tree = super::super::parse(&format!("{rules} fn f() {{ {call}; }}"));
            assert!(tree.troubles.is_empty(), "{call}");
            assert!(called(&tree).contains(&expected.to_owned()), "{call}: {:?}", called(&tree));
            let arms = tree.bindings.iter().filter(|binding| matches!(binding.value, Bound::Function(_)));
            assert_eq!(arms.filter(|binding| binding.name.contains('!')).count(), 3, "{call}");
        }
    }

    #[test]
    fn what_repeats_or_makes_items_is_no_function() {
        for rules in ["($($x:expr),*) => { f($($x),*) }", "($x:expr) => { const A: u8 = $x; }", "() => { fn g() {} }"] {
            let tree = super::super::parse(&format!("macro_rules! m {{ {rules} }} fn f() {{ m!(1); }}"));
            assert!(tree.troubles.is_empty(), "{rules}");
            assert!(tree.bindings.iter().all(|binding| !binding.name.contains('!')), "{rules}");
        }
    }
}
