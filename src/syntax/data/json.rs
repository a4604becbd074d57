//! JSON, with comments and what else people write into it by hand.

use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::Lower;
use crate::syntax::{ExprId, ExprKind};

pub(super) fn lower(l: &mut Lower) -> Option<ExprId> {
    // No reader takes a missing comma, and what looks like one is mostly a template.
    let options = ParseOptions { allow_missing_commas: false, ..ParseOptions::default() };
    let parsed = parse_to_ast(l.text, &CollectOptions::default(), &options).ok()?;
    value(l, &parsed.value?)
}

fn value(l: &mut Lower, json: &Value) -> Option<ExprId> {
    let range = range(json);
    Some(match json {
        Value::StringLit(text) => l.text(range, &text.value),
        Value::NumberLit(number) => l.expr(range, ExprKind::Number(integer(number.value))),
        Value::BooleanLit(bool) => l.expr(range, ExprKind::Bool(bool.value)),
        Value::NullKeyword(_) => l.expr(range, ExprKind::Nothing),
        Value::Array(array) => {
            let elements = l.deeper(|l| array.elements.iter().map(|element| value(l, element)).collect())?;
            l.expr(range, ExprKind::List(elements))
        }
        Value::Object(object) => {
            let pairs = l.deeper(|l| {
                let pair = |property: &jsonc_parser::ast::ObjectProp| {
                    let name = match &property.name {
                        ObjectPropName::String(name) => &*name.value,
                        ObjectPropName::Word(name) => name.value,
                    };
                    Some((l.text(self::range(&property.name), name), value(l, &property.value)?))
                };
                object.properties.iter().map(pair).collect()
            })?;
            l.map(range, pairs)
        }
    })
}

fn range(of: &impl Ranged) -> Range<usize> {
    let range = of.range();
    range.start..range.end
}

fn integer(number: &str) -> Option<i64> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(digits) => i64::from_str_radix(&format!("{sign}{digits}"), 16).ok(),
        None => format!("{sign}{digits}").parse().ok(),
    }
}
