//! Texts that are put together or decoded.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{LONGEST_TEXT, MOST_ALTERNATIVES, StepKind, Traced, Value};
use crate::catalog::sdk::Decode;
use crate::mask::Masked;
use crate::source::Span;

/// Parts of which a text is put together at most: people hide keys in single characters, not in thousands of them.
pub(super) const MOST_PARTS: usize = 2_048;

/// Puts the alternatives of several parts side by side. What has a part that cannot be told cannot be told.
pub(super) fn join(parts: &[Vec<Traced>], span: Span) -> Vec<Traced> {
    let mut whole: Vec<(String, Vec<&Traced>)> = vec![(String::new(), Vec::new())];
    for alternatives in parts {
        let mut longer = Vec::new();
        for (text, used) in &whole {
            for alternative in alternatives {
                let Some(piece) = as_text(&alternative.value) else { continue };
                if text.len() + piece.len() > LONGEST_TEXT || longer.len() >= MOST_ALTERNATIVES {
                    continue;
                }
                let mut used = used.clone();
                if !piece.is_empty() {
                    used.push(alternative);
                }
                longer.push((format!("{text}{piece}"), used));
            }
        }
        if longer.is_empty() {
            return only_part(parts, span);
        }
        whole = longer;
    }
    whole
        .into_iter()
        .map(|(text, used)| match used.as_slice() {
            [] => Traced::new(Value::Literal(Masked::new(text)), span),
            [only] => (*only).clone(),
            many if many.iter().map(|part| 1 + part.parts.len()).sum::<usize>() > MOST_PARTS => {
                Traced::new(Value::Unknown, span)
            }
            [first, rest @ ..] => Traced {
                value: Value::Literal(Masked::new(text)),
                span: first.span,
                parts: first.parts.iter().copied().chain(rest.iter().flat_map(|part| part.all_spans())).collect(),
                trail: first.trail.clone(),
            }
            .then(span, StepKind::Decoded),
        })
        .collect()
}

/// `f"{x}"` and `"" + x` are `x`, whatever it is.
fn only_part(parts: &[Vec<Traced>], span: Span) -> Vec<Traced> {
    let is_empty = |part: &&Vec<Traced>| {
        part.iter().all(|traced| matches!(&traced.value, Value::Literal(text) if text.reveal().is_empty()))
    };
    let mut filled = parts.iter().filter(|part| !is_empty(part));
    match (filled.next(), filled.next()) {
        (Some(only), None) => only.clone(),
        _ => vec![Traced::new(Value::Unknown, span)],
    }
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Literal(text) => Some(text.reveal().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl Traced {
    /// The literal's place and those of its further parts.
    pub(crate) fn all_spans(&self) -> impl Iterator<Item = Span> + '_ {
        std::iter::once(self.span).chain(self.parts.iter().copied())
    }
}

/// Decodes a literal. `None` when it is not of that encoding or does not give text.
pub(super) fn decode(text: &str, how: Decode) -> Option<String> {
    // Padding is often lost where keys are hidden; both alphabets are tried.
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let bytes = match how {
        Decode::Base64 => {
            let text: String = text.chars().filter(|char| !char.is_whitespace()).collect();
            let engine = |alphabet| GeneralPurpose::new(alphabet, config);
            engine(&STANDARD).decode(&text).or_else(|_| engine(&URL_SAFE).decode(&text)).ok()?
        }
        Decode::Hex => {
            let digits: Vec<u8> = text
                .chars()
                .filter(|char| !char.is_whitespace())
                .map(|char| char.to_digit(16))
                .map(|digit| digit.and_then(|digit| u8::try_from(digit).ok()))
                .collect::<Option<_>>()?;
            if !digits.len().is_multiple_of(2) {
                return None;
            }
            digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
        }
        Decode::Reverse => return Some(text.chars().rev().collect()),
        Decode::Bytes | Decode::Join | Decode::JoinElements => return Some(text.to_owned()),
    };
    String::from_utf8(bytes).ok()
}

/// `text[start:end:step]`, as Python does it.
pub(super) fn slice(text: &str, bounds: [Option<i64>; 3]) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let len = i64::try_from(chars.len()).ok()?;
    let step = bounds[2].unwrap_or(1);
    if step == 0 {
        return None;
    }
    let clamp = |bound: i64, low: i64, high: i64| if bound < 0 { bound + len } else { bound }.clamp(low, high);
    let (start, end) = if step > 0 {
        (bounds[0].map_or(0, |at| clamp(at, 0, len)), bounds[1].map_or(len, |at| clamp(at, 0, len)))
    } else {
        (bounds[0].map_or(len - 1, |at| clamp(at, -1, len - 1)), bounds[1].map_or(-1, |at| clamp(at, -1, len - 1)))
    };
    let mut taken = String::new();
    let mut at = start;
    while (step > 0 && at < end) || (step < 0 && at > end) {
        taken.push(*chars.get(usize::try_from(at).ok()?)?);
        let Some(next) = at.checked_add(step) else { break };
        at = next;
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_as_python_does() {
        let cut = |bounds| slice("abcdef", bounds).expect("a step that is not zero");
        assert_eq!(cut([None, None, Some(-1)]), "fedcba");
        assert_eq!(cut([Some(1), Some(-1), None]), "bcde");
        assert_eq!(cut([Some(-2), None, None]), "ef");
        assert_eq!(cut([Some(9), None, None]), "");
        assert_eq!(slice("a", [None, None, Some(0)]), None);
        assert_eq!(cut([Some(1), None, Some(i64::MAX)]), "b");
    }

    #[test]
    fn decodes_what_hides_keys() {
        assert_eq!(decode("aGk", Decode::Base64).as_deref(), Some("hi"));
        assert_eq!(decode("68 69", Decode::Hex).as_deref(), Some("hi"));
        assert_eq!(decode("6", Decode::Hex), None);
        assert_eq!(decode("/+8=", Decode::Base64), None);
    }

    #[test]
    fn parts_that_cannot_be_told_make_the_whole_unknown() {
        let literal = |text: &str, at| Traced::new(Value::Literal(Masked::new(text)), Span::new(at, at + 1));
        let whole = join(&[vec![literal("a", 0)], vec![literal("b", 1), literal("c", 2)]], Span::new(0, 3));
        let texts: Vec<_> = whole.iter().filter_map(Traced::literal).map(|text| text.reveal().to_owned()).collect();
        assert_eq!(texts, ["ab", "ac"]);
        let unknown = Traced::new(Value::Unknown, Span::default());
        assert_eq!(join(&[vec![literal("a", 0)], vec![unknown.clone()]], Span::default())[0].value, Value::Unknown);
        assert_eq!(join(&[vec![literal("", 0)], vec![literal("k", 4)]], Span::default())[0].span, Span::new(4, 5));
    }
}
