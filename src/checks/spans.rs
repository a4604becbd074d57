//! Looking up which of many places a place lies in or touches: lists of a hundred thousand keys are files, too.

use std::collections::HashMap;

use crate::source::Span;

/// Bytes of which a place is looked up together.
const BUCKET: u32 = 256;

/// Places by number: the first that touches another one is found without asking all.
#[derive(Debug, Default)]
pub(super) struct Touched {
    buckets: HashMap<u32, Vec<(Span, usize)>>,
}

impl Touched {
    pub(super) fn add(&mut self, span: Span, number: usize) {
        for bucket in buckets(span) {
            self.buckets.entry(bucket).or_default().push((span, number));
        }
    }

    /// The lowest number of a place that shares a byte with `span`.
    pub(super) fn first(&self, span: Span) -> Option<usize> {
        let near = buckets(span).filter_map(|bucket| self.buckets.get(&bucket)).flatten();
        near.filter(|(other, _)| other.overlaps(span)).map(|(_, number)| *number).min()
    }
}

fn buckets(span: Span) -> impl Iterator<Item = u32> {
    span.start / BUCKET..=span.end.max(span.start) / BUCKET
}

/// Sorted places, one of which may contain another place.
#[derive(Debug)]
pub(super) struct Containing<'s> {
    spans: &'s [Span],
    /// For each place the furthest end up to it.
    ends: Vec<u32>,
}

impl<'s> Containing<'s> {
    pub(super) fn of(spans: &'s [Span]) -> Self {
        let mut furthest = 0;
        let ends = spans.iter().map(|span| {
            furthest = span.end.max(furthest);
            furthest
        });
        Self { spans, ends: ends.collect() }
    }

    /// Whether one of them contains `span`.
    pub(super) fn has(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|outer| outer.start <= span.start);
        before > 0 && self.ends[before - 1] >= span.end
    }
}

/// Of sorted places those that lie in `outer`.
pub(super) fn inside(spans: &[Span], outer: Span) -> impl Iterator<Item = Span> {
    let from = spans.partition_point(|span| span.start < outer.start);
    spans[from..]
        .iter()
        .copied()
        .take_while(move |span| span.start < outer.end)
        .filter(move |span| outer.contains(*span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_and_contains_is_found() {
        let spans: Vec<Span> = [(0, 10), (5, 2_000), (300, 310), (2_000, 2_001)].map(|(a, b)| Span::new(a, b)).into();
        let mut touched = Touched::default();
        for (number, span) in spans.iter().enumerate() {
            touched.add(*span, number);
        }
        let all = Containing::of(&spans);
        for start in (0..2_100).step_by(7) {
            for len in [0, 1, 5, 600] {
                let span = Span::new(start, start + len);
                assert_eq!(touched.first(span), spans.iter().position(|other| other.overlaps(span)), "{span:?}");
                assert_eq!(all.has(span), spans.iter().any(|other| other.contains(span)), "{span:?}");
                let within: Vec<Span> = spans.iter().copied().filter(|other| span.contains(*other)).collect();
                assert!(within.iter().all(|other| inside(&spans, span).any(|found| found == *other)) || len == 0);
            }
        }
    }
}
