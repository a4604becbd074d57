//! Statements.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::kinds::Kind as K;
use super::{Child, Lower, literals, span, statement_scope, unknown};
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::{BlockKind, Bound, ExprId, ExprKind, PartStep, ScopeId, ScopeKind};

impl<'t> Lower<'t> {
    /// Lowers every statement among the children of a node.
    pub(super) fn statements(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        self.run_of(b, &children);
    }

    pub(super) fn run_of(&mut self, b: &mut Builder, children: &[Child<'t>]) {
        for child in children {
            if !child.kind.is_token() {
                self.statement(b, child.node);
            }
        }
    }

    pub(super) fn statement(&mut self, b: &mut Builder, node: Node<'t>) {
        b.deeper(span(node), |b| self.statement_inside(b, node));
    }

    fn statement_inside(&mut self, b: &mut Builder, node: Node<'t>) {
        let kind = self.kind(node);
        let takes_decorators =
            matches!(kind, K::Error | K::Block | K::FunctionDefinition | K::ClassDefinition | K::DecoratedDefinition);
        if !takes_decorators {
            self.stranded.clear();
        }
        match kind {
            K::ExpressionStatement => self.expression_statement(b, node),
            K::Assignment => self.assignment(b, node),
            K::AugmentedAssignment => self.augmented(b, node),
            K::ReturnStatement => {
                let values = self.parts(b, node);
                if let Some(function) = b.tree.function_of(b.scope) {
                    b.tree[function].returns.extend(values);
                }
            }
            K::IfStatement => self.if_statement(b, node),
            K::ForStatement => self.for_statement(b, node),
            K::WhileStatement => self.while_statement(b, node),
            K::TryStatement => self.try_statement(b, node),
            K::WithStatement => self.with_statement(b, node),
            K::MatchStatement => self.match_statement(b, node),
            K::FunctionDefinition => self.function(b, node, Vec::new()),
            K::ClassDefinition => self.class(b, node, Vec::new()),
            K::DecoratedDefinition => self.decorated(b, node),
            K::ImportStatement => self.import(b, node, &SmolStr::default(), false),
            K::FutureImportStatement => self.import(b, node, &SmolStr::new_static("__future__"), true),
            K::ImportFromStatement => self.import_from(b, node),
            K::GlobalStatement => self.declare(b, node, |_, _| Some(ScopeId(0))),
            K::NonlocalStatement => self.declare(b, node, Self::nonlocal_scope),
            K::DeleteStatement => self.delete(b, node),
            K::TypeAliasStatement => self.type_alias(b, node),
            K::Error => self.wreck(b, node),
            K::Module | K::Block => self.statements(b, node),
            K::PassStatement | K::BreakStatement | K::ContinueStatement => {}
            kind if kind.is_statement() => {
                self.parts(b, node);
            }
            _ => {
                self.expr(b, node);
            }
        }
    }

    fn expression_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        if let [only] = children[..] {
            if self.is_plain_string(b, only.node) {
                b.tree.docs.push(span(only.node));
            } else if only.kind.is_statement() {
                // Not one level deeper for the sake of the grammar.
                self.statement_inside(b, only.node);
            } else {
                self.expr(b, only.node);
            }
            return;
        }
        self.all(b, &children);
    }

    /// What is left of code that the parser could not make sense of.
    fn wreck(&mut self, b: &mut Builder, node: Node<'t>) {
        if self.is_stranded(node) {
            for decorator in self.children(b, node) {
                let mut parts = self.parts(b, decorator.node);
                self.stranded.append(&mut parts);
            }
            return;
        }
        let children = self.children(b, node);
        let mut at = 0;
        while let Some(child) = children.get(at) {
            // `name = value` which never became an assignment, because what follows is broken.
            if let [target, equals, value, ..] = children[at..]
                && equals.kind == K::Equals
                && matches!(target.kind, K::Identifier | K::Attribute | K::Subscript)
                && !value.kind.is_token()
                && !value.kind.is_statement()
            {
                let given = self.expr(b, value.node);
                // Only what is alone on the rest of its line is the whole value.
                let row = value.node.end_position().row;
                let whole = children.get(at + 3).is_none_or(|next| next.node.start_position().row > row);
                let from = span(value.node).end;
                self.target(b, target.node, whole.then_some(given), &mut Vec::new(), from);
                at += 3;
                continue;
            }
            if !child.kind.is_token() {
                self.statement(b, child.node);
            }
            at += 1;
        }
    }

    // Assignments.

    fn assignment(&mut self, b: &mut Builder, node: Node<'t>) {
        let from = span(node).end;
        let mut targets = Vec::new();
        let mut annotation = None;
        let mut value = None;
        let mut trusted = true;
        let mut link = Some(node);
        // `a = b = value` nests to the right.
        while let Some(node) = link.take() {
            for child in self.children(b, node) {
                if child.field == self.kinds.left {
                    targets.push(child.node);
                } else if child.kind == K::Type {
                    annotation = Some(self.expr(b, child.node));
                } else if child.field == self.kinds.right && child.kind == K::Assignment {
                    link = Some(child.node);
                } else if child.field == self.kinds.right && !child.kind.is_statement() {
                    value = Some(self.expr(b, child.node));
                } else if !child.kind.is_token() {
                    // `x = 'abc` without an end is read as if the quote were not there.
                    trusted &= child.kind != K::Error || value.is_some();
                    self.statement(b, child.node);
                }
            }
        }
        value = value.filter(|_| trusted);
        for target in targets {
            match (self.kind(target), value) {
                (K::Identifier, value) => {
                    self.bind_node(b, target, from, annotation, value.map_or(Bound::Unknown, Bound::Expr));
                }
                // A declaration without a value changes nothing.
                (_, None) => {
                    self.expr(b, target);
                }
                (_, value) => self.target(b, target, value, &mut Vec::new(), from),
            }
        }
    }

    fn augmented(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        let joins = children.iter().any(|child| child.kind == K::PlusEquals);
        let (left, right) = (field(self.kinds.left), field(self.kinds.right));
        let value = match right {
            Some(right) => self.expr(b, right),
            None => unknown(b, span(node)),
        };
        let Some(left) = left else { return };
        let from = span(node).end;
        match self.kind(left) {
            K::Identifier => {
                let value = if joins { Bound::Joined(value) } else { Bound::Unknown };
                self.bind_node(b, left, from, None, value);
            }
            K::Attribute | K::Subscript => self.stored(b, left, from, |b, before| {
                let parts = vec![before, value];
                b.expr(span(node), if joins { ExprKind::Join(parts) } else { ExprKind::Other(parts) })
            }),
            _ => self.target(b, left, None, &mut Vec::new(), from),
        }
    }

    fn delete(&mut self, b: &mut Builder, node: Node<'t>) {
        let from = span(node).end;
        for child in self.children(b, node) {
            let names = match child.kind {
                K::ExpressionList | K::Tuple | K::List | K::ParenthesizedExpression => self.children(b, child.node),
                _ => vec![child],
            };
            for name in names.iter().filter(|name| !name.kind.is_token()) {
                if name.kind == K::Identifier {
                    self.bind_node(b, name.node, from, None, Bound::Unknown);
                } else {
                    self.statement(b, name.node);
                }
            }
        }
    }

    fn type_alias(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        let value = field(self.kinds.right).map(|right| self.expr(b, right));
        let Some(left) = field(self.kinds.left) else { return };
        let mut name = Some(left);
        while let Some(node) = name
            && matches!(self.kind(node), K::Type | K::GenericType | K::Subscript)
        {
            name = node.named_child(0);
        }
        match name {
            Some(name) if self.kind(name) == K::Identifier => {
                self.bind_node(b, name, span(node).end, None, value.map_or(Bound::Unknown, Bound::Expr));
            }
            // `type(x).y = z` is read as an alias, too.
            _ => {
                self.expr(b, left);
            }
        }
    }

    /// `global` and `nonlocal`.
    fn declare(&mut self, b: &mut Builder, node: Node<'t>, belongs: fn(&Builder, &str) -> Option<ScopeId>) {
        let scope = statement_scope(&b.tree, b.scope);
        for child in self.children(b, node) {
            let name = self.name(child.node);
            if child.kind == K::Identifier
                && let Some(belongs) = belongs(b, &name)
            {
                self.declared.insert((scope, name), belongs);
            }
        }
    }

    /// The scope that a `nonlocal` name belongs to: the nearest function around that binds it.
    fn nonlocal_scope(b: &Builder, name: &str) -> Option<ScopeId> {
        let functions = || {
            b.tree.scopes_around(b.scope).skip(1).filter(|scope| matches!(b.tree[*scope].kind, ScopeKind::Function(_)))
        };
        // It is nearly always the first function or one of the last bindings; never look through a whole large file.
        let recent = b.tree.bindings.len().saturating_sub(1000);
        let bound = |scope: &ScopeId| {
            b.tree.bindings[recent..].iter().any(|binding| binding.scope == *scope && binding.name == name)
        };
        functions().take(8).find(bound).or_else(|| functions().next())
    }

    // Branches and loops.

    /// Lowers the body of a clause in a block of its own. `before` is done in the block, first.
    fn block(
        &mut self,
        b: &mut Builder,
        kind: BlockKind,
        clause: &[Child<'t>],
        before: impl FnOnce(&mut Self, &mut Builder),
    ) {
        let body = clause.iter().rev().find(|child| child.kind == K::Block).map(|child| child.node);
        let here = match (body, clause.last()) {
            (Some(body), _) => span(body),
            (None, Some(last)) => Span { start: span(last.node).end, end: span(last.node).end },
            (None, None) => return,
        };
        b.in_block(kind, here, |b| {
            before(self, b);
            if let Some(body) = body {
                self.statements(b, body);
            }
        });
    }

    /// What is broken inside a clause but not in its body.
    pub(super) fn wrecks(&mut self, b: &mut Builder, clause: &[Child<'t>]) {
        for child in clause.iter().filter(|child| child.kind == K::Error) {
            self.statement(b, child.node);
        }
    }

    fn if_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        // Whether no arm before this one can be taken, or one of them always is.
        let (mut never, mut always) = (true, false);
        let heads: Vec<_> = children.iter().filter(|child| child.field != self.kinds.alternative).copied().collect();
        let elses = children.iter().filter(|child| child.field == self.kinds.alternative);
        let clauses: Vec<_> = std::iter::once(None).chain(elses.map(|clause| Some(clause.node))).collect();
        for clause in clauses {
            let clause = match clause {
                None => heads.clone(),
                Some(node) => self.children(b, node),
            };
            self.wrecks(b, &clause);
            let condition = clause.iter().find(|child| child.field == self.kinds.condition).map(|child| child.node);
            let guard = condition.map_or(Guard::Always, |condition| self.condition(b, condition));
            let kind = match guard {
                _ if always => BlockKind::Dead,
                Guard::Never => BlockKind::Dead,
                Guard::Main => BlockKind::Main,
                Guard::Always if never => BlockKind::Body,
                Guard::Always | Guard::Unknown => BlockKind::Branch,
            };
            always |= guard == Guard::Always;
            never &= guard == Guard::Never;
            self.block(b, kind, &clause, |_, _| {});
        }
    }

    /// Lowers a condition, and tells what is known of it.
    fn condition(&mut self, b: &mut Builder, node: Node<'t>) -> Guard {
        self.expr(b, node);
        let mut left = self.unwrapped(node);
        loop {
            // A conjunction holds no more often than any of its operands.
            let children = self.children(b, left);
            let ([first, operator, second], K::BooleanOperator) = (&children[..], self.kind(left)) else {
                return self.guard(b, left);
            };
            if operator.kind != K::And {
                return Guard::Unknown;
            }
            let right = self.unwrapped(second.node);
            if let guard @ (Guard::Never | Guard::Main) = self.guard(b, right) {
                return guard;
            }
            left = self.unwrapped(first.node);
            if self.kind(left) != K::BooleanOperator {
                return match self.guard(b, left) {
                    Guard::Always => Guard::Unknown,
                    guard => guard,
                };
            }
        }
    }

    fn guard(&mut self, b: &mut Builder, node: Node<'t>) -> Guard {
        match self.kind(node) {
            K::True => Guard::Always,
            K::False | K::None => Guard::Never,
            K::Integer => match literals::integer(self.slice(node)) {
                Some(0) => Guard::Never,
                _ => Guard::Always,
            },
            K::Identifier if self.slice(node) == "TYPE_CHECKING" => Guard::Never,
            K::Attribute if self.slice(node).ends_with(".TYPE_CHECKING") => Guard::Never,
            K::ComparisonOperator => {
                let children = self.children(b, node);
                let [left, equals, right] = children[..] else { return Guard::Unknown };
                let (name, text) = if left.kind == K::Identifier { (left, right) } else { (right, left) };
                let main = equals.kind == K::EqualsEquals
                    && self.slice(name.node) == "__name__"
                    && self.plain_text(b, text.node).is_some_and(|text| text == "__main__");
                if main { Guard::Main } else { Guard::Unknown }
            }
            _ => Guard::Unknown,
        }
    }

    fn for_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        let from = header_end(&children, node);
        let iterable = field(self.kinds.right).map(|right| self.expr(b, right));
        let target = field(self.kinds.left);
        self.wrecks(b, &children);
        self.block(b, BlockKind::Loop, &children, |this, b| {
            if let Some(target) = target {
                this.target(b, target, iterable, &mut vec![PartStep::Each], from);
            }
        });
        self.else_clause(b, &children);
    }

    fn while_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        let condition = children.iter().find(|child| child.field == self.kinds.condition).map(|child| child.node);
        self.wrecks(b, &children);
        let guard = condition.map_or(Guard::Unknown, |condition| self.condition(b, condition));
        let kind = if guard == Guard::Never { BlockKind::Dead } else { BlockKind::Loop };
        self.block(b, kind, &children, |_, _| {});
        self.else_clause(b, &children);
    }

    fn else_clause(&mut self, b: &mut Builder, children: &[Child<'t>]) {
        for clause in children.iter().filter(|child| child.kind == K::ElseClause) {
            let clause = self.children(b, clause.node);
            self.wrecks(b, &clause);
            self.block(b, BlockKind::Branch, &clause, |_, _| {});
        }
    }

    fn try_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        self.wrecks(b, &children);
        self.block(b, BlockKind::Branch, &children, |_, _| {});
        for child in &children {
            match child.kind {
                K::ExceptClause => self.except(b, child.node),
                K::ElseClause => self.else_clause(b, std::slice::from_ref(child)),
                K::FinallyClause => {
                    let clause = self.children(b, child.node);
                    self.wrecks(b, &clause);
                    self.block(b, BlockKind::Body, &clause, |_, _| {});
                }
                _ => {}
            }
        }
    }

    fn except(&mut self, b: &mut Builder, node: Node<'t>) {
        let clause = self.children(b, node);
        self.wrecks(b, &clause);
        let from = header_end(&clause, node);
        self.block(b, BlockKind::Branch, &clause, |this, b| {
            for child in &clause {
                if child.kind == K::AsPattern {
                    // The exception that is caught is not its class.
                    for part in this.children(b, child.node) {
                        if part.field == this.kinds.alias {
                            this.target(b, part.node, None, &mut Vec::new(), from);
                        } else if !part.kind.is_token() {
                            this.expr(b, part.node);
                        }
                    }
                } else if child.field == this.kinds.alias {
                    this.target(b, child.node, None, &mut Vec::new(), from);
                } else if child.field == this.kinds.value && !child.kind.is_token() {
                    this.expr(b, child.node);
                }
            }
        });
    }

    fn with_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        self.wrecks(b, &children);
        let from = header_end(&children, node);
        for clause in children.iter().filter(|child| child.kind == K::WithClause) {
            for item in self.children(b, clause.node) {
                if item.kind != K::WithItem {
                    continue;
                }
                for value in self.children(b, item.node) {
                    self.with_value(b, value, from);
                }
            }
        }
        for body in children.iter().filter(|child| child.kind == K::Block) {
            self.statements(b, body.node);
        }
    }

    fn with_value(&mut self, b: &mut Builder, value: Child<'t>, from: u32) {
        match value.kind {
            K::AsPattern => {
                self.as_pattern(b, value.node, Some(from));
            }
            // `with (a as b, c as d):` may have been read as a tuple.
            K::Tuple | K::ParenthesizedExpression => {
                let inside = self.children(b, value.node);
                b.deeper(span(value.node), |b| {
                    for value in inside {
                        self.with_value(b, value, from);
                    }
                });
            }
            kind if kind.is_token() => {}
            _ => self.statement(b, value.node),
        }
    }

    fn match_statement(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        self.wrecks(b, &children);
        let subjects: Vec<_> = children
            .iter()
            .filter(|child| child.field == self.kinds.subject && !child.kind.is_token())
            .copied()
            .collect();
        let mut values = self.all(b, &subjects);
        let subject = if values.len() == 1 { values.pop() } else { Some(b.expr(span(node), ExprKind::List(values))) };
        for body in children.iter().filter(|child| child.kind == K::Block) {
            for case in self.children(b, body.node) {
                if case.kind == K::CaseClause {
                    self.case(b, case.node, subject);
                } else if !case.kind.is_token() {
                    self.statement(b, case.node);
                }
            }
        }
    }

    fn case(&mut self, b: &mut Builder, node: Node<'t>, subject: Option<ExprId>) {
        let clause = self.children(b, node);
        self.wrecks(b, &clause);
        let from = header_end(&clause, node);
        let patterns = clause.iter().filter(|child| child.kind == K::CasePattern).count();
        self.block(b, BlockKind::Branch, &clause, |this, b| {
            let mut at = 0;
            for child in &clause {
                if child.kind == K::CasePattern {
                    // Several patterns with commas between them are a sequence.
                    let mut path = if patterns > 1 { vec![PartStep::At(at)] } else { Vec::new() };
                    // The guard already sees the names.
                    let from = if clause.iter().any(|child| child.field == this.kinds.guard) {
                        span(child.node).end
                    } else {
                        from
                    };
                    this.pattern(b, child.node, subject, &mut path, from);
                    at += 1;
                } else if child.field == this.kinds.guard {
                    this.parts(b, child.node);
                }
            }
        });
    }

    // Definitions.

    // Imports.
}

/// Where the header of a compound statement ends: behind its colon.
pub(super) fn header_end(children: &[Child], node: Node) -> u32 {
    let colon = children.iter().find(|child| child.kind == K::Colon);
    let body = children.iter().find(|child| child.kind == K::Block);
    match (colon, body) {
        (Some(colon), _) => span(colon.node).end,
        (None, Some(body)) => span(body.node).start,
        (None, None) => span(node).end,
    }
}

/// What is known of a condition before the program runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Guard {
    Never,
    Always,
    /// Holds when the file is the program.
    Main,
    Unknown,
}
