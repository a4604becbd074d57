//! A text that is read piece by piece, as far as the pieces are not known from before.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::time::Instant;

use tree_sitter::Parser;

use super::{MOST_TROUBLES, lower, pieces};
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::kept::{self, Kept};
use crate::syntax::parts::{Placing, count};
use crate::syntax::{BlockId, Class, ClassId, ScopeId, Tree};

thread_local! {
    /// By where they stand.
    static KEPT: RefCell<[Kept<Rc<Tree>>; 2]> = RefCell::default();
}

/// Reads a text piece by piece, as far as the pieces are not known from before; `None` when that takes too long.
pub(super) fn read(text: &str, until: Instant) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).ok()?;
    let mut reader = Reader { text, parser, until, tree: Builder::new(Span::new(0, text.len())).tree };
    for piece in pieces::cut(text) {
        let (head, members) = piece.parts();
        let lowered = reader.piece(head.clone(), Place::Module)?;
        if head == piece.range {
            reader.go_on(lowered, head.start, None)?;
        } else if let Some(body) = open_class(&lowered) {
            let body = body.behind(&reader.tree);
            reader.go_on(lowered, head.start, None)?;
            for run in members {
                let lowered = reader.piece(run.clone(), Place::Class)?;
                reader.go_on(lowered, run.start, Some(body))?;
            }
        } else {
            // What should begin the class is none.
            let lowered = reader.piece(piece.range.clone(), Place::Module)?;
            reader.go_on(lowered, piece.range.start, None)?;
        }
    }
    KEPT.with_borrow_mut(|kept| kept.iter_mut().for_each(Kept::tidy));
    Some(reader.tree)
}

/// The body of a class at the top of a module.
#[derive(Debug, Clone, Copy)]
struct Body {
    class: ClassId,
    scope: ScopeId,
    block: BlockId,
}

/// The body of the class that a piece ends with, if it ends with one: what stands in it goes on behind the piece.
fn open_class(piece: &Tree) -> Option<Body> {
    let is_top = |class: &Class| piece[class.scope].parent == Some(ScopeId(0));
    let (class, found) = (0..).map(ClassId).zip(&piece.classes).filter(|(_, class)| is_top(class)).last()?;
    let blocks = || (0..).map(BlockId).zip(&piece.blocks).filter(|(_, block)| block.parent == Some(BlockId(0)));
    if blocks().any(|(_, block)| block.span.end > found.span.end) {
        return None;
    }
    let span = piece[found.scope].span;
    let (block, _) = blocks().find(|(_, block)| block.span == span)?;
    Some(Body { class, scope: found.scope, block })
}

impl Body {
    /// The same in a tree behind which the piece is put that it is in. A module's own scope and body are there before.
    fn behind(self, tree: &Tree) -> Self {
        Self {
            class: ClassId(self.class.0 + count(tree.classes.len())),
            scope: ScopeId(self.scope.0 + count(tree.scopes.len() - 1)),
            block: BlockId(self.block.0 + count(tree.blocks.len() - 1)),
        }
    }
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Module,
    /// In the body of a class at the top of the module.
    Class,
}

/// A text that is read piece by piece.
struct Reader<'t> {
    text: &'t str,
    parser: Parser,
    until: Instant,
    tree: Tree,
}

impl Reader<'_> {
    /// A piece as if it were a file of its own; `None` when that takes too long.
    fn piece(&mut self, range: Range<usize>, place: Place) -> Option<Tree> {
        let text = &self.text[range];
        if let Some(known) = KEPT.with_borrow_mut(|kept| kept[place as usize].get(text)) {
            return Some((*known).clone());
        }
        let lowered = lower(&mut self.parser, text, place, self.until)?;
        if kept::is_on() {
            KEPT.with_borrow_mut(|kept| kept[place as usize].insert(text, Rc::new(lowered.clone())));
        }
        Some(lowered)
    }

    /// Goes on with a piece, in the body of a class or at the top.
    fn go_on(&mut self, piece: Tree, start: usize, body: Option<Body>) -> Option<()> {
        let tree = &mut self.tree;
        let text = count(start);
        let (scope, block) = (ScopeId(0), BlockId(0));
        let place = match body {
            Some(body) => {
                // The class is as long as what stands in it.
                let end = text + piece.classes.first()?.span.end;
                tree[body.class].span.end = end;
                tree[body.scope].span.end = end;
                tree[body.block].span.end = end;
                Placing::behind(tree, &piece, text, &[scope, body.scope], &[block, body.block], &[body.class])
            }
            None => Placing::behind(tree, &piece, text, &[scope], &[block], &[]),
        };
        tree.go_on(piece, place);
        tree.troubles.truncate(MOST_TROUBLES);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::Place;
    use super::*;

    fn until() -> Instant {
        Instant::now() + Duration::from_mins(1)
    }

    fn shown(tree: &Tree) -> String {
        format!("{tree:#?}")
    }

    fn module() -> String {
        let statements =
            "        self.名 = call('x', [1, 2], key=self)  # why\n        global seen\n        seen = 1\n".repeat(30);
        let members: String = (0..5)
            .map(|at| {
                format!("    @property\n    def method_{at}(self, a=1):\n        \"\"\"Says so.\"\"\"\n{statements}\n")
            })
            .collect();
        let class = |name: &str| {
            format!("@decorated\nclass {name}(Base):\n    \"\"\"What it is.\"\"\"\n    field: int = 1\n\n{members}")
        };
        let function =
            format!("def function(a):\n    def inner():\n        return a\n{}", statements.replace("        ", "    "));
        format!(
            "import a\n\n\n{}\n\n{function}\n\n{}X = One()\nfrom b import *\n{}",
            class("One"),
            class("Two"),
            class("Three")
        )
    }

    #[test]
    fn pieces_together_are_what_the_whole_is() {
        let text = module();
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_python::LANGUAGE.into()).expect("it fits");
        let whole = lower(&mut parser, &text, Place::Module, until()).expect("there is time");
        let pieces = pieces::cut(&text);
        assert!(pieces.len() > 3 && pieces.iter().any(|piece| piece.parts().1.count() > 3));
        assert_eq!(shown(&read(&text, until()).expect("there is time")), shown(&whole));
    }

    #[test]
    fn a_broken_method_leaves_the_others_whole() {
        let text = module().replacen("def method_2(self, a=1):", "def method_2(self, a=1:", 1);
        let tree = read(&text, until()).expect("there is time");
        let methods =
            tree.functions.iter().filter(|function| function.name.starts_with("method_") && function.class.is_some());
        assert!(methods.count() >= 14);
        assert!(!tree.troubles.is_empty());
    }

    #[test]
    fn a_class_without_a_head_is_none() {
        let text = module().replacen("class One(Base):", "class (:", 1);
        let tree = read(&text, until()).expect("there is time");
        assert!(tree.classes.iter().all(|class| class.name != "One"));
        assert!(tree.classes.iter().any(|class| class.name == "Two"));
    }

    #[test]
    fn what_is_kept_is_what_would_be_read() {
        let text = module();
        let edits = [
            "(",
            ")",
            "\"\"\"",
            "\n    def f(self):\n        x = 1\n",
            "\nclass Four:\n    pass\n",
            "\n",
            "    ",
            "@",
            "x = 1",
            "#",
            "\\",
        ];
        let mut edited = text.clone();
        let mut texts = Vec::new();
        for (at, edit) in edits.iter().cycle().take(120).enumerate() {
            let place = edited.floor_char_boundary(at * 7919 % edited.len());
            edited.insert_str(place, edit);
            texts.push(edited.clone());
            if at % 3 == 2 {
                edited.clone_from(&text);
            }
        }
        let fresh: Vec<String> = texts.iter().map(|text| shown(&read(text, until()).expect("there is time"))).collect();
        kept::keep();
        for (text, fresh) in texts.iter().zip(&fresh) {
            assert!(shown(&read(text, until()).expect("there is time")) == *fresh);
        }
    }
}
