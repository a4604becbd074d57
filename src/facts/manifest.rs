//! Which block of a manifest a line belongs to: a document, a service, a job, a function, a resource.
//!
//! Manifests are read line by line: YAML and JSON by their indentation, Terraform by its outermost blocks, everything else as
//! one block. Templates of Helm and half-written files have lines too, where a parser of the format would give up.

use crate::source::Span;

/// A manifest's lines, put together to a tree.
#[derive(Debug)]
pub(super) struct Manifest<'t> {
    text: &'t str,
    nodes: Vec<Node<'t>>,
}

/// A place in [`Manifest::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NodeId(usize);

#[derive(Debug)]
struct Node<'t> {
    parent: Option<NodeId>,
    name: Name<'t>,
    indent: usize,
    /// What stands behind the name on its line.
    value: &'t str,
    /// Where it begins, and where what does not belong to it begins.
    span: Span,
}

/// What a node is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name<'t> {
    /// A whole file, or one of several documents in it.
    Document,
    /// An entry of a map, or a block of Terraform by its last label.
    Key(&'t str),
    /// An entry of a list.
    Item,
}

/// How lines make blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Indented,
    Braced,
    Flat,
}

impl Shape {
    fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("yaml" | "yml" | "tpl" | "json" | "template" | "jsonnet" | "libsonnet") => Self::Indented,
            Some("tf" | "tofu" | "hcl") => Self::Braced,
            _ => Self::Flat,
        }
    }
}

impl<'t> Manifest<'t> {
    /// Reads the lines of the manifest at `path`.
    pub(super) fn of(path: &str, text: &'t str) -> Self {
        let mut builder = Builder { nodes: Vec::new(), open: Vec::new() };
        builder.push(Name::Document, 0, "", 0);
        let shape = Shape::of(path);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            match shape {
                Shape::Indented => builder.indented(line, at),
                Shape::Braced => builder.braced(line, at),
                Shape::Flat => {}
            }
            at += line.len();
        }
        builder.close(0, at);
        Self { text, nodes: builder.nodes }
    }

    /// The innermost node that a place belongs to.
    pub(super) fn at(&self, offset: u32) -> NodeId {
        let before = self.nodes.partition_point(|node| node.span.start <= offset);
        let mut node = NodeId(before.saturating_sub(1));
        while self.nodes[node.0].span.end <= offset {
            match self.nodes[node.0].parent {
                Some(parent) => node = parent,
                None => break,
            }
        }
        node
    }

    pub(super) fn name(&self, node: NodeId) -> Name<'t> {
        self.nodes[node.0].name
    }

    /// What stands behind a node's name on its line, without quotes.
    pub(super) fn value(&self, node: NodeId) -> &'t str {
        unquoted(self.nodes[node.0].value)
    }

    pub(super) fn text(&self, node: NodeId) -> &'t str {
        self.text.get(self.nodes[node.0].span.range()).unwrap_or_default()
    }

    /// The whole text.
    pub(super) fn whole(&self) -> &'t str {
        self.text
    }

    /// A node and those around it, from the inside.
    pub(super) fn around(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(node), |node| self.nodes[node.0].parent)
    }

    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node.0].parent
    }

    /// Whether `inner` is `outer` or stands in it.
    pub(super) fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        self.around(inner).any(|node| node == outer)
    }

    /// The nodes directly in a node.
    pub(super) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.below(node).filter(move |child| self.nodes[child.0].parent == Some(node))
    }

    /// All nodes in a node, in order.
    pub(super) fn below(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.nodes[node.0].span.end;
        (node.0 + 1..self.nodes.len()).take_while(move |at| self.nodes[*at].span.start < end).map(NodeId)
    }

    pub(super) fn child(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.children(node).find(|child| self.name(*child) == Name::Key(key))
    }

    /// The block that a line of a manifest speaks about: what is around the outermost of these keys, which only make up a block.
    pub(super) fn block_of(&self, node: NodeId, parts: &[String]) -> NodeId {
        let is_part = |node: &NodeId| matches!(self.name(*node), Name::Key(key) if parts.iter().any(|part| part.eq_ignore_ascii_case(key)));
        let outermost = self.around(node).filter(is_part).last();
        outermost.and_then(|part| self.parent(part)).unwrap_or_else(|| match self.name(node) {
            Name::Document => node,
            // A block of Terraform, or an entry that stands by itself.
            Name::Key(_) | Name::Item => {
                let is_whole = self.is_braced(node) || self.is_flow(node);
                self.parent(node).filter(|_| !is_whole).unwrap_or(node)
            }
        })
    }

    fn is_braced(&self, node: NodeId) -> bool {
        self.nodes[node.0].value == BRACE
    }

    /// Whether a node holds a whole map on its line: `web: {image: x}`.
    fn is_flow(&self, node: NodeId) -> bool {
        matches!(self.name(node), Name::Key(_))
            && self.nodes[node.0].value.trim_end_matches(',').len() > 1
            && self.nodes[node.0].value.starts_with('{')
    }

    /// The map or list of variables that a variable named at `node` is in, and the block whose program gets it.
    pub(super) fn environment_of(&self, node: NodeId, parts: &[String]) -> (NodeId, NodeId) {
        let is_part =
            |node| matches!(self.name(node), Name::Key(key) if parts.iter().any(|part| part.eq_ignore_ascii_case(key)));
        if self.is_braced(node) || self.name(node) == Name::Document || (self.is_flow(node) && !is_part(node)) {
            return (node, node);
        }
        if self.is_flow(node) {
            return (node, self.parent(node).unwrap_or(node));
        }
        let item = self.parent(node).filter(|parent| self.name(*parent) == Name::Item);
        let entry = if self.name(node) == Name::Item { node } else { item.unwrap_or(node) };
        let environment = self.parent(entry).unwrap_or(entry);
        let block = self.parent(environment).unwrap_or(environment);
        // A map of the whole file is for all of it only when it is called so; else somebody in it refers to it.
        let is_shared =
            self.name(block) != Name::Document || self.name(environment) == Name::Document || is_part(environment);
        (environment, if is_shared { block } else { environment })
    }
}

/// What stands for the value of a block in braces.
const BRACE: &str = "\0";

/// A value without quotes, the comment behind it and the comma of JSON.
pub(super) fn unquoted(value: &str) -> &str {
    let value = value.split(" #").next().unwrap_or_default().trim();
    let value = value.trim_end_matches([',', ';']).trim_end();
    let quoted = |quote| value.strip_prefix(quote).and_then(|rest: &str| rest.split(quote).next());
    quoted('"').or_else(|| quoted('\'')).unwrap_or(value).trim()
}

struct Builder<'t> {
    nodes: Vec<Node<'t>>,
    /// The nodes that the next line may belong to, the innermost last; the document first.
    open: Vec<usize>,
}

impl<'t> Builder<'t> {
    fn push(&mut self, name: Name<'t>, indent: usize, value: &'t str, at: usize) {
        let parent = self.open.last().copied().map(NodeId);
        self.open.push(self.nodes.len());
        self.nodes.push(Node { parent, name, indent, value, span: Span::new(at, at) });
    }

    /// Ends all open nodes but the outermost `keep`.
    fn close(&mut self, keep: usize, at: usize) {
        for node in self.open.split_off(keep) {
            let start = self.nodes[node].span.start as usize;
            self.nodes[node].span = Span::new(start, at);
        }
    }

    fn indented(&mut self, line: &'t str, at: usize) {
        let text = line.trim();
        if text.is_empty() || text.starts_with(['#', '}', ']']) || text.starts_with("//") || text.starts_with("{{") {
            return;
        }
        if text == "---" || text.starts_with("--- ") {
            self.close(0, at);
            self.push(Name::Document, 0, "", at);
            return;
        }
        let mut indent = line.len() - line.trim_start().len();
        let mut rest = line.trim_start();
        while let Some(item) = rest.strip_prefix("- ").or_else(|| (rest.trim_end() == "-").then_some("")) {
            self.leave(at, |node| node.indent > indent || (node.indent == indent && node.name == Name::Item));
            self.push(Name::Item, indent, item.trim(), at + indent);
            let inner = item.trim_start();
            indent += rest.len() - inner.len();
            rest = inner;
        }
        // An entry of a JSON list.
        if rest.trim_end() == "{" && self.open.len() > 1 {
            self.leave(at, |node| node.indent >= indent);
            self.push(Name::Item, indent, "", at + indent);
            return;
        }
        let Some((key, value)) = key_of(rest) else { return };
        self.leave(at, |node| node.indent >= indent);
        self.push(Name::Key(key), indent, value, at + indent);
    }

    /// Ends the open nodes that the next line does not belong to.
    fn leave(&mut self, at: usize, ends: impl Fn(&Node<'_>) -> bool) {
        let keep = self.open.iter().skip(1).position(|node| ends(&self.nodes[*node]));
        if let Some(keep) = keep {
            self.close(keep + 1, at);
        }
    }

    fn braced(&mut self, line: &'t str, at: usize) {
        let is_top = !line.starts_with([' ', '\t', '#', '/', '\n', '\r', '}']);
        if is_top {
            self.close(1, at);
            let head = line.trim_end();
            if let Some(head) = head.strip_suffix('{') {
                let label = head.trim().rsplit([' ', '\t']).next().unwrap_or_default().trim_matches('"');
                self.push(Name::Key(label), 0, BRACE, at);
            }
        } else if line.starts_with('}') {
            self.close(1, at + line.len());
        }
    }
}

/// The key and the value of `key: value` and `"key": value`.
fn key_of(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let (key, rest) = text[1..].split_once(quote)?;
        return Some((key, rest.trim_start().strip_prefix(':')?.trim()));
    }
    if let Some(key) = text.strip_suffix(':') {
        return (!key.contains(": ")).then_some((key, ""));
    }
    let (key, value) = text.split_once(": ")?;
    Some((key, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(path: &str, text: &str, word: &str) -> String {
        let manifest = Manifest::of(path, text);
        let at = u32::try_from(text.find(word).expect("the text holds the word")).expect("it is short");
        let parts = ["metadata", "spec", "props", "Properties", "steps"].map(str::to_owned);
        let block = manifest.block_of(manifest.at(at), &parts);
        let mut names: Vec<String> = manifest
            .around(block)
            .map(|node| match manifest.name(node) {
                Name::Document => "#".to_owned(),
                Name::Item => "-".to_owned(),
                Name::Key(key) => key.to_owned(),
            })
            .collect();
        names.reverse();
        names.join("/")
    }

    #[test]
    fn lines_belong_to_blocks() {
        let compose = "services:\n  web:\n    spec:\n      A: 1\n  worker:\n    spec:\n    - B=2\n";
        assert_eq!(block("c.yml", compose, "A"), "#/services/web");
        assert_eq!(block("c.yml", compose, "B"), "#/services/worker");
        let documents = "kind: A\nmetadata:\n  x: 1\n---\n# spec:\nkind: B\nspec:\n  y: 2\n";
        assert_eq!(block("k.yaml", documents, "x"), "#");
        assert_eq!(block("k.yaml", documents, "y"), "#");
        let listed = "items:\n- metadata:\n    x: 1\n- spec:\n  - y: 2\n";
        assert_eq!(block("k.yaml", listed, "x"), "#/items/-");
        assert_eq!(block("k.yaml", listed, "y"), "#/items/-");
        let json =
            "{\n  \"Resources\": {\n    \"A\": {\n      \"Properties\": {\n        \"X\": 1\n      }\n    }\n  }\n}\n";
        assert_eq!(block("t.json", json, "X"), "#/Resources/A");
        let terraform = "resource \"a\" \"one\" {\n  x = 1\n}\n\nresource \"a\" \"two\" {\n  y = 1\n}\nz = 1\n";
        assert_eq!(block("m.tf", terraform, "x"), "#/one");
        assert_eq!(block("m.tf", terraform, "y"), "#/two");
        assert_eq!(block("m.tf", terraform, "z = 1\n"), "#");
        assert_eq!(block(".env", "A=1\nB=2\n", "B"), "#");
    }

    #[test]
    fn values_are_bare() {
        for (value, bare) in [("\"a b\",", "a b"), ("'x' # y", "x"), ("a # b", "a"), ("", ""), ("\"\"", "")] {
            assert_eq!(unquoted(value), bare);
        }
    }
}
