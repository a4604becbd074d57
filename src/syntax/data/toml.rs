//! TOML.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Lower;
use crate::syntax::{ExprId, ExprKind};

pub(super) fn lower(l: &mut Lower) -> Option<ExprId> {
    let document = DeTable::parse(l.text).ok()?;
    let whole = 0..l.text.len();
    let pairs = pairs(l, document.get_ref())?;
    Some(l.map(whole, pairs))
}

fn pairs(l: &mut Lower, table: &DeTable) -> Option<Vec<(ExprId, ExprId)>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    l.deeper(|l| {
        entries.into_iter().map(|(key, of)| Some((l.text(key.span(), key.get_ref()), value(l, of)?))).collect()
    })
}

fn value(l: &mut Lower, of: &Spanned<DeValue>) -> Option<ExprId> {
    let range = of.span();
    Some(match of.get_ref() {
        DeValue::String(text) => l.text(range, text),
        DeValue::Integer(number) => {
            let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
            l.expr(range, ExprKind::Number(number))
        }
        DeValue::Float(_) => l.expr(range, ExprKind::Number(None)),
        DeValue::Boolean(bool) => l.expr(range, ExprKind::Bool(*bool)),
        DeValue::Datetime(_) => {
            let text = l.text.get(range.clone())?;
            l.text(range, text)
        }
        DeValue::Array(array) => {
            let elements = l.deeper(|l| array.iter().map(|element| value(l, element)).collect())?;
            l.expr(range, ExprKind::List(elements))
        }
        DeValue::Table(table) => {
            let pairs = pairs(l, table)?;
            l.map(range, pairs)
        }
    })
}
