//! The kinds of syntax node that lowering tells apart, by number instead of by name.

use std::sync::LazyLock;

use tree_sitter::Language;

macro_rules! kinds {
    (named { $($named:ident = $name:literal,)* } tokens { $($token:ident = $text:literal,)* }) => {
        /// A kind of node. Aliases in the grammar give several numbers to one kind.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Kind {
            /// A named node that is not told apart from others.
            Named,
            /// A token that is not told apart from others.
            Token,
            /// What the parser could not make sense of.
            Error,
            $($named,)*
            $($token,)*
        }

        fn named(name: &str) -> Kind {
            match name {
                $($name => Kind::$named,)*
                _ => Kind::Named,
            }
        }

        fn token(text: &str) -> Kind {
            match text {
                $($text => Kind::$token,)*
                _ => Kind::Token,
            }
        }
    };
}

kinds! {
    named {
        AliasedImport = "aliased_import",
        ArgumentList = "argument_list",
        AsPattern = "as_pattern",
        AsPatternTarget = "as_pattern_target",
        AssertStatement = "assert_statement",
        Assignment = "assignment",
        Attribute = "attribute",
        AugmentedAssignment = "augmented_assignment",
        Await = "await",
        BinaryOperator = "binary_operator",
        Block = "block",
        BooleanOperator = "boolean_operator",
        BreakStatement = "break_statement",
        Call = "call",
        CaseClause = "case_clause",
        CasePattern = "case_pattern",
        Chevron = "chevron",
        ClassDefinition = "class_definition",
        ClassPattern = "class_pattern",
        Comment = "comment",
        ComparisonOperator = "comparison_operator",
        ConcatenatedString = "concatenated_string",
        ConditionalExpression = "conditional_expression",
        ContinueStatement = "continue_statement",
        DecoratedDefinition = "decorated_definition",
        Decorator = "decorator",
        DefaultParameter = "default_parameter",
        DeleteStatement = "delete_statement",
        DictPattern = "dict_pattern",
        Dictionary = "dictionary",
        DictionaryComprehension = "dictionary_comprehension",
        DictionarySplat = "dictionary_splat",
        DictionarySplatPattern = "dictionary_splat_pattern",
        DottedName = "dotted_name",
        ElifClause = "elif_clause",
        ElseClause = "else_clause",
        ExceptClause = "except_clause",
        ExecStatement = "exec_statement",
        ExpressionList = "expression_list",
        ExpressionStatement = "expression_statement",
        False = "false",
        FinallyClause = "finally_clause",
        ForInClause = "for_in_clause",
        ForStatement = "for_statement",
        FormatExpression = "format_expression",
        FormatSpecifier = "format_specifier",
        FunctionDefinition = "function_definition",
        FutureImportStatement = "future_import_statement",
        GeneratorExpression = "generator_expression",
        GenericType = "generic_type",
        GlobalStatement = "global_statement",
        Identifier = "identifier",
        IfClause = "if_clause",
        IfStatement = "if_statement",
        ImportFromStatement = "import_from_statement",
        ImportStatement = "import_statement",
        Integer = "integer",
        Interpolation = "interpolation",
        KeywordArgument = "keyword_argument",
        KeywordPattern = "keyword_pattern",
        KeywordSeparator = "keyword_separator",
        Lambda = "lambda",
        LambdaParameters = "lambda_parameters",
        LineContinuation = "line_continuation",
        List = "list",
        ListComprehension = "list_comprehension",
        ListPattern = "list_pattern",
        ListSplat = "list_splat",
        ListSplatPattern = "list_splat_pattern",
        MatchStatement = "match_statement",
        Module = "module",
        NamedExpression = "named_expression",
        None = "none",
        NonlocalStatement = "nonlocal_statement",
        Pair = "pair",
        Parameters = "parameters",
        ParenthesizedExpression = "parenthesized_expression",
        PassStatement = "pass_statement",
        PatternList = "pattern_list",
        PrintStatement = "print_statement",
        RaiseStatement = "raise_statement",
        RelativeImport = "relative_import",
        ReturnStatement = "return_statement",
        Set = "set",
        SetComprehension = "set_comprehension",
        Slice = "slice",
        SplatPattern = "splat_pattern",
        String = "string",
        StringEnd = "string_end",
        StringStart = "string_start",
        Subscript = "subscript",
        True = "true",
        TryStatement = "try_statement",
        Tuple = "tuple",
        TuplePattern = "tuple_pattern",
        Type = "type",
        TypeAliasStatement = "type_alias_statement",
        TypeConversion = "type_conversion",
        TypeParameter = "type_parameter",
        TypedDefaultParameter = "typed_default_parameter",
        TypedParameter = "typed_parameter",
        UnaryOperator = "unary_operator",
        UnionPattern = "union_pattern",
        WhileStatement = "while_statement",
        WildcardImport = "wildcard_import",
        WithClause = "with_clause",
        WithItem = "with_item",
        WithStatement = "with_statement",
        Yield = "yield",
    }
    tokens {
        And = "and",
        Async = "async",
        Colon = ":",
        Comma = ",",
        Equals = "=",
        EqualsEquals = "==",
        From = "from",
        Minus = "-",
        Percent = "%",
        Plus = "+",
        PlusEquals = "+=",
        Star = "*",
        StarStar = "**",
    }
}

impl Kind {
    /// Whether a node of this kind stands where statements stand.
    pub(super) fn is_statement(self) -> bool {
        use Kind as K;
        matches!(
            self,
            K::AssertStatement
                | K::Assignment
                | K::AugmentedAssignment
                | K::Block
                | K::BreakStatement
                | K::CaseClause
                | K::ClassDefinition
                | K::ContinueStatement
                | K::DecoratedDefinition
                | K::Decorator
                | K::DeleteStatement
                | K::ElifClause
                | K::ElseClause
                | K::Error
                | K::ExceptClause
                | K::ExecStatement
                | K::ExpressionStatement
                | K::FinallyClause
                | K::ForStatement
                | K::FunctionDefinition
                | K::FutureImportStatement
                | K::GlobalStatement
                | K::IfStatement
                | K::ImportFromStatement
                | K::ImportStatement
                | K::MatchStatement
                | K::Module
                | K::NonlocalStatement
                | K::PassStatement
                | K::PrintStatement
                | K::RaiseStatement
                | K::ReturnStatement
                | K::TryStatement
                | K::TypeAliasStatement
                | K::WhileStatement
                | K::WithStatement
        )
    }

    /// Whether it is a token: something that holds no expression.
    pub(super) fn is_token(self) -> bool {
        self == Self::Token || self as u8 >= Self::And as u8
    }
}

macro_rules! fields {
    ($($field:ident,)*) => {
        /// The grammar's numbers for kinds and fields.
        #[derive(Debug)]
        pub(super) struct Kinds {
            by_number: Vec<Kind>,
            $(pub(super) $field: u16,)*
        }

        impl Kinds {
            fn new(language: &Language) -> Self {
                let count = u16::try_from(language.node_kind_count()).unwrap_or(u16::MAX);
                let kind = |id| {
                    let name = language.node_kind_for_id(id).unwrap_or_default();
                    if language.node_kind_is_named(id) { named(name) } else { token(name) }
                };
                // 0 is no field: where the grammar has none of the name, nothing is found by it.
                let field = |name: &str| language.field_id_for_name(name).map_or(u16::MAX, u16::from);
                Self { by_number: (0..count).map(kind).collect(), $($field: field(stringify!($field)),)* }
            }
        }
    };
}

fields! {
    alias, alternative, body, condition, guard, key, left, name, parameters, return_type, right, subject, subscript,
    superclasses, value,
}

impl Kinds {
    /// The kind of a node's number. Errors have one outside the grammar.
    pub(super) fn of(&self, id: u16) -> Kind {
        self.by_number.get(usize::from(id)).copied().unwrap_or(Kind::Error)
    }
}

/// The numbers of the grammar that is linked in.
pub(super) fn table() -> &'static Kinds {
    static TABLE: LazyLock<Kinds> = LazyLock::new(|| Kinds::new(&tree_sitter_python::LANGUAGE.into()));
    &TABLE
}
