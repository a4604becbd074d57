//! The evidence in a repository and the row of the table that it leads to.

use std::io::{self, Write};

use serde::Serialize;

use super::advice::Advisor;
use super::json::AdviceJson;
use super::screen::{Paint, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::provider::{Weight, Workload};
use crate::engine::Survey;
use crate::finding::Label;

const SCHEMA: &str = "aklint-advice/1";

/// Writes what [`crate::engine::survey`] found, for people.
pub fn survey(survey: &Survey, style: &Style, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    if survey.evidence.is_empty() {
        writeln!(out, "{}", words.get("no-evidence"))?;
    } else {
        writeln!(out, "{}", paint.bold(words.get("evidence")))?;
    }
    for evidence in &survey.evidence {
        let label = label(evidence);
        let place = words.place(&survey.report, &label);
        let hint = if evidence.weight == Weight::Weak {
            words.fill("aside", &[("list", words.get("weak"))])
        } else {
            String::new()
        };
        writeln!(out, "  {}", paint.code(&place))?;
        for line in wrap(&format!("{}{hint}", words.say(&evidence.text)), style.width.saturating_sub(6)) {
            writeln!(out, "      {line}")?;
        }
    }
    writeln!(out, "\n{}", paint.bold(words.get("leads-to")))?;
    Advisor::new(&survey.report, style, words).write_alone(&survey.recommendation, out)
}

fn label(evidence: &crate::facts::Evidence) -> Label {
    Label { path: evidence.path.clone(), span: evidence.span, text: evidence.text.clone() }
}

#[derive(Serialize)]
struct SurveyJson<'s> {
    schema: &'static str,
    evidence: Vec<EvidenceJson<'s>>,
    advice: AdviceJson<'s>,
}

#[derive(Serialize)]
struct EvidenceJson<'s> {
    id: &'s str,
    workload: &'static str,
    weight: &'static str,
    path: &'s str,
    line: Option<usize>,
    text: &'s str,
}

/// Writes the same as one JSON document, described in `docs/json.md`.
pub fn survey_json(survey: &Survey, style: &Style, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let evidence = survey.evidence.iter().map(|evidence| EvidenceJson {
        id: &evidence.id,
        workload: workload(evidence.workload),
        weight: match evidence.weight {
            Weight::Weak => "weak",
            Weight::Strong => "strong",
        },
        path: &evidence.path,
        line: survey.report.start(&label(evidence)).map(|position| position.line),
        text: evidence.text.get(style.lang),
    });
    let document = SurveyJson {
        schema: SCHEMA,
        evidence: evidence.collect(),
        advice: AdviceJson::of(&survey.recommendation, &survey.report, words),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn workload(workload: Workload) -> &'static str {
    match workload {
        Workload::Rrsa => "rrsa",
        Workload::CiOidc => "ci-oidc",
        Workload::Instance => "instance",
        Workload::Kubernetes => "kubernetes",
        Workload::FunctionCompute => "function-compute",
        Workload::AssumedRole => "assumed-role",
        Workload::Untrusted => "untrusted",
    }
}
