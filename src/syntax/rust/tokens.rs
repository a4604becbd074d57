//! What runs of tokens look like, before anything is made of them.

use proc_macro2::{Delimiter, Spacing, TokenTree};
use smol_str::SmolStr;

use crate::source::Span;

pub(super) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(super) fn is_word(token: &TokenTree, wanted: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(ident) if wanted.iter().any(|word| ident == word))
}

/// Words that stand before the keyword of an item.
pub(super) fn is_modifier(ident: &proc_macro2::Ident) -> bool {
    ["pub", "async", "unsafe", "const", "default", "crate"].iter().any(|word| ident == word)
}

pub(super) fn is_keyword(ident: &proc_macro2::Ident) -> bool {
    [
        "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "fn", "for", "if",
        "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct",
        "trait", "type", "unsafe", "use", "where", "while",
    ]
    .iter()
    .any(|word| ident == word)
}

pub(super) fn is_type_name(path: &[(SmolStr, Span)]) -> bool {
    path.last().is_some_and(|(name, _)| name.starts_with(|first: char| first.is_uppercase()))
}

/// `::` at this place.
pub(super) fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    matches!(
        (tokens.get(at), tokens.get(at + 1)),
        (Some(TokenTree::Punct(first)), Some(TokenTree::Punct(second)))
            if first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':'
    )
}

/// Skips `::<…>`.
pub(super) fn skip_generics(tokens: &[TokenTree], at: &mut usize) {
    if !is_path_separator(tokens, *at) || !tokens.get(*at + 2).is_some_and(|token| is_punct(token, '<')) {
        return;
    }
    let mut open = 0_usize;
    for (end, token) in tokens.iter().enumerate().skip(*at + 2) {
        if is_punct(token, '<') {
            open += 1;
        } else if is_punct(token, '>') && !is_punct(&tokens[end - 1], '-') {
            open -= 1;
            if open == 0 {
                *at = end + 1;
                return;
            }
        }
    }
}

pub(super) fn ends_in_comma(tokens: &[TokenTree]) -> bool {
    tokens.last().is_some_and(|token| is_punct(token, ','))
}

/// What stands between commas.
pub(super) fn segments(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    tokens.split(|token| is_punct(token, ',')).filter(|segment| !segment.is_empty())
}

/// `key => value`, `key: value`, `key = value`.
pub(super) fn pair(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let mut plain_key = true;
    let mut at = 0;
    while at < tokens.len() {
        let next = tokens.get(at + 1);
        match &tokens[at] {
            TokenTree::Punct(punct) => {
                let joint =
                    |wanted| punct.spacing() == Spacing::Joint && next.is_some_and(|next| is_punct(next, wanted));
                match punct.as_char() {
                    '=' if joint('>') => {
                        return (at > 0 && at + 2 < tokens.len()).then(|| (&tokens[..at], &tokens[at + 2..]));
                    }
                    '=' if joint('=') => return None,
                    ':' if joint(':') => {
                        plain_key = false;
                        at += 1;
                    }
                    ':' | '=' if plain_key => {
                        return (at > 0 && at + 1 < tokens.len()).then(|| (&tokens[..at], &tokens[at + 1..]));
                    }
                    '-' | '.' if matches!(tokens[0], TokenTree::Ident(_)) => {}
                    _ => plain_key = false,
                }
            }
            TokenTree::Group(_) if at > 0 => plain_key = false,
            TokenTree::Ident(ident) if is_keyword(ident) && ident != "type" => plain_key = false,
            TokenTree::Ident(_) | TokenTree::Literal(_) if at > 0 && !matches!(tokens[at - 1], TokenTree::Punct(_)) => {
                plain_key = false;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

pub(super) fn looks_like_statements(tokens: &[TokenTree]) -> bool {
    tokens.iter().any(|token| is_punct(token, ';'))
        || tokens.iter().find(|token| !is_punct(token, '#') && !matches!(token, TokenTree::Group(_))).is_some_and(
            |token| {
                is_word(
                    token,
                    &[
                        "let", "pub", "fn", "static", "const", "struct", "enum", "impl", "trait", "mod", "use", "if",
                        "for", "while", "return",
                    ],
                )
            },
        )
}

/// Splits tokens where statements or items end.
pub(super) fn statements(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut to_semicolon = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if at == start {
            to_semicolon = is_word(token, &["let", "static", "const", "use", "type"]);
        }
        // A statement that was never finished ends where the next `let` begins.
        let restart = at > start
            && is_word(token, &["let"])
            && !is_word(&tokens[at - 1], &["if", "while", "else"])
            && !is_punct(&tokens[at - 1], '&');
        if restart {
            all.push(&tokens[start..at]);
            start = at;
            to_semicolon = true;
        }
        let ends = match token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => match tokens.get(at + 1) {
                Some(TokenTree::Punct(next)) if matches!(next.as_char(), '.' | '?' | '=' | '+') => false,
                Some(TokenTree::Punct(next)) if matches!(next.as_char(), ';' | ',') => {
                    at += 1;
                    true
                }
                Some(next) if is_word(next, &["else", "as"]) => false,
                _ => !to_semicolon || is_function(&tokens[start..at]),
            },
            _ => false,
        };
        at += 1;
        if ends {
            all.push(&tokens[start..at]);
            start = at;
        }
    }
    if start < tokens.len() {
        all.push(&tokens[start..]);
    }
    all
}

/// `const fn` begins as a constant does.
pub(super) fn is_function(tokens: &[TokenTree]) -> bool {
    tokens.iter().take(4).any(|token| is_word(token, &["fn"]))
}

/// Takes attributes and visibility off, and tells whether they belong to a test.
pub(super) fn without_attributes(tokens: &[TokenTree]) -> (bool, &[TokenTree]) {
    let mut dead = false;
    let mut rest = tokens;
    loop {
        rest = match rest {
            [TokenTree::Punct(pound), TokenTree::Group(group), rest @ ..] if pound.as_char() == '#' => {
                let text = group.stream().to_string();
                dead |= text == "test" || text.replace(' ', "") == "cfg(test)" || text.ends_with(":: test");
                rest
            }
            [TokenTree::Punct(pound), TokenTree::Punct(bang), TokenTree::Group(_), rest @ ..]
                if pound.as_char() == '#' && bang.as_char() == '!' =>
            {
                rest
            }
            [TokenTree::Ident(word), TokenTree::Group(group), rest @ ..]
                if word == "pub" && group.delimiter() == Delimiter::Parenthesis =>
            {
                rest
            }
            [TokenTree::Ident(word), rest @ ..] if word == "pub" => rest,
            _ => return (dead, rest),
        };
    }
}

/// The `=` of a binding, past the type.
pub(super) fn equals_sign(tokens: &[TokenTree], from: usize) -> Option<usize> {
    let mut angles = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => angles += 1,
                '>' if !is_punct(&tokens[at - 1], '-') => angles = angles.saturating_sub(1),
                '=' if angles == 0 => return Some(at),
                _ => {}
            }
        }
    }
    None
}

/// The last name of the type that a broken `impl` is for.
pub(super) fn implemented(tokens: &[TokenTree]) -> Option<&proc_macro2::Ident> {
    let mut angles = 0_usize;
    let mut last = None;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => angles += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => angles = angles.saturating_sub(1),
            TokenTree::Ident(ident) if ident == "where" => break,
            TokenTree::Ident(ident) if angles == 0 => last = Some(ident),
            _ => {}
        }
    }
    last
}
