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
use crate::syntax::parts::Home;
use crate::syntax::{Block, BlockId, Class, ClassId, ScopeId, Tree, TroubleKind};

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
        let start = reader.tree.classes.len();
        let lowered = reader.piece(head.clone(), Place::Module)?;
        let is_cut = head != piece.range;
        match open_class(&lowered).filter(|_| is_cut) {
            Some(class) => {
                let at = |id: u32, len: usize| id + u32::try_from(len).unwrap_or(u32::MAX);
                let (scope, block) = (lowered[class].scope, body_of(&lowered, class)?);
                // The module's own scope and body are there before.
                let home = Home::class(
                    ClassId(at(class.0, start)),
                    ScopeId(at(scope.0, reader.tree.scopes.len() - 1)),
                    BlockId(at(block.0, reader.tree.blocks.len() - 1)),
                );
                reader.take(lowered, head.start, Home::module())?;
                for run in members {
                    let lowered = reader.piece(run.clone(), Place::Class)?;
                    reader.take(lowered, run.start, home.clone())?;
                }
            }
            None if is_cut => {
                // What should begin the class is none.
                let lowered = reader.piece(piece.range.clone(), Place::Module)?;
                reader.take(lowered, piece.range.start, Home::module())?;
            }
            None => reader.take(lowered, head.start, Home::module())?,
        }
    }
    KEPT.with_borrow_mut(|kept| kept.iter_mut().for_each(Kept::tidy));
    Some(reader.tree)
}

/// The class at the top of a piece that goes on behind its end.
fn open_class(piece: &Tree) -> Option<ClassId> {
    let is_top = |class: &Class| piece[class.scope].parent == Some(ScopeId(0));
    let at = piece.classes.iter().rposition(is_top)?;
    let class = &piece.classes[at];
    let last = piece.blocks.iter().filter(|block| block.parent == Some(BlockId(0))).map(|block| block.span.end).max();
    (last <= Some(class.span.end)).then(|| ClassId(u32::try_from(at).unwrap_or(u32::MAX)))
}

/// The body of a class.
fn body_of(piece: &Tree, class: ClassId) -> Option<BlockId> {
    let span = piece[piece[class].scope].span;
    let is_body = |block: &Block| block.parent == Some(BlockId(0)) && block.span == span;
    piece.blocks.iter().position(is_body).and_then(|at| u32::try_from(at).ok()).map(BlockId)
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

    fn take(&mut self, mut piece: Tree, start: usize, home: Home) -> Option<()> {
        let seen = self.tree.troubles.len();
        let is_deep = self.tree.troubles.iter().any(|trouble| trouble.kind == TroubleKind::TooDeep);
        piece.troubles.retain(|trouble| !is_deep || trouble.kind != TroubleKind::TooDeep);
        piece.troubles.truncate(MOST_TROUBLES.saturating_sub(seen));
        self.tree.go_on(piece, u32::try_from(start).ok()?, home);
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
