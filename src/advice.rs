//! Evidence and the selection table make a recommendation.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::provider::{Provider, Row, Weight, Workload};
use crate::catalog::sdk::{Generation, ProviderKind, SdkLanguage};
use crate::catalog::text::Text;
use crate::finding::{AdviceSnippet, Label, Recommendation};
use crate::link::Project;
use crate::source::Span;

/// What a recommendation is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The file in which it will be shown; empty for the whole project.
    pub path: &'q str,
    /// The language of the code, if any.
    pub language: Option<SdkLanguage>,
    /// SDK families in use around it, most used first.
    pub used: &'q [Generation],
    /// The SDK in use, if known.
    pub generation: Option<Generation>,
    /// What is there now.
    pub replaces: Option<Row>,
    /// Whether what is there now ends by itself.
    pub temporary: bool,
    /// A place in this file where a role is assumed.
    pub assumes_role: Option<(&'q Arc<str>, Span)>,
    /// The row that the code already uses beside the mistake.
    pub already: Option<Row>,
}

/// Evidence shown with a recommendation.
const MOST_REASONS: usize = 3;

/// The rows that workloads lead to, the best first: no key up front before a role that needs one.
const LEADS: [(Workload, Row); 5] = [
    (Workload::Rrsa, Row::OidcRoleArn),
    (Workload::FunctionCompute, Row::StsToken),
    (Workload::Instance, Row::EcsRamRole),
    (Workload::CiOidc, Row::OidcRoleArn),
    (Workload::AssumedRole, Row::RamRoleArn),
];

/// What the evidence says about one file.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The row; `None` when the evidence contradicts itself.
    pub row: Option<Row>,
    /// The workload that decided.
    pub workload: Option<Workload>,
    /// How far it can be relied on.
    pub weight: Option<Weight>,
    /// Rows that the evidence speaks for as well.
    pub others: Vec<Row>,
}

/// Chooses a row for the file `path` by the project's evidence alone; `None` when there is none.
#[must_use]
pub fn choose(project: &Project, path: &str) -> Option<Choice> {
    let mut candidates: Vec<(Workload, Row, (Weight, usize))> = LEADS
        .iter()
        .filter_map(|(workload, row)| Some((*workload, *row, project.standing(*workload, path)?)))
        .collect();
    // In CI the program is tested, not run: that counts only when nothing says where it runs.
    if candidates.iter().any(|(workload, _, (weight, _))| *workload != Workload::CiOidc && *weight == Weight::Strong) {
        candidates.retain(|(workload, _, _)| *workload != Workload::CiOidc);
    }
    // Where strangers' code runs the node's role is out of reach on purpose.
    if project.standing(Workload::Untrusted, path).is_some() {
        for (_, row, _) in candidates.iter_mut().filter(|(_, row, _)| *row == Row::EcsRamRole) {
            *row = Row::OidcRoleArn;
        }
    }
    let best = candidates.iter().map(|(_, _, standing)| *standing).max()?;
    let leading: Vec<_> = candidates.iter().filter(|(_, _, standing)| *standing == best).collect();
    let (workload, row, _) = leading[0];
    // A role that is assumed from an instance or pod is no contradiction: the key-less row comes first, as LEADS has it.
    let contradicts =
        leading.iter().any(|(_, other, _)| other != row && *other != Row::RamRoleArn && *row != Row::RamRoleArn);
    let mut others: Vec<Row> = candidates.iter().map(|(_, row, _)| *row).filter(|other| other != row).collect();
    others.sort_unstable();
    others.dedup();
    Some(if contradicts && best.0 == Weight::Strong {
        others.insert(0, *row);
        Choice { row: None, workload: None, weight: Some(best.0), others }
    } else {
        Choice { row: Some(*row), workload: Some(*workload), weight: Some(best.0), others }
    })
}

/// Answers a question with a row of the table and the reasons for it.
#[must_use]
pub fn recommend(catalog: &Catalog, project: &Project, question: &Question<'_>) -> Recommendation {
    let (row, because, reason, otherwise) = decide(catalog, project, question);
    let found = row.and_then(|row| snippet(catalog.row(row), question.generation, question.used, question.language));
    Recommendation {
        row,
        because,
        reason,
        needs: row.map(|row| catalog.row(row).needs.clone()).unwrap_or_default(),
        requires: found.map(|snippet| snippet.requires.clone()).unwrap_or_default(),
        snippet: found.map(|snippet| AdviceSnippet { generation: snippet.generation, code: snippet.code.clone() }),
        replaces: question.replaces,
        otherwise,
    }
}

/// The row, its evidence, the reason in words, and what else would do.
fn decide(catalog: &Catalog, project: &Project, question: &Question<'_>) -> (Option<Row>, Vec<Label>, Text, Vec<Row>) {
    let word = |key: &str| catalog.word(key).clone();
    if let Some(row) = question.already {
        return (Some(row), Vec::new(), word("reason.in_code"), Vec::new());
    }
    if let Some(choice) = choose(project, question.path) {
        let labels = |workload| {
            project.evidence_for(workload, question.path).into_iter().take(MOST_REASONS).map(|evidence| Label {
                path: Arc::clone(&evidence.path),
                span: evidence.span,
                text: evidence.text.clone(),
            })
        };
        return match (choice.row, choice.workload) {
            (Some(row), Some(workload)) => {
                let mut because: Vec<Label> = labels(workload).collect();
                if row == Row::OidcRoleArn && workload == Workload::Instance {
                    because.extend(labels(Workload::Untrusted));
                }
                let reason = match workload {
                    Workload::FunctionCompute => word("reason.function_compute"),
                    Workload::CiOidc => word("reason.ci"),
                    Workload::Instance if row == Row::OidcRoleArn => word("reason.untrusted"),
                    _ => word("reason.evidence"),
                };
                (Some(row), because, reason, choice.others)
            }
            _ => {
                let because = LEADS.iter().flat_map(|(workload, _)| labels(*workload).take(1)).collect();
                (None, because, word("reason.contradiction"), choice.others)
            }
        };
    }
    if let Some((path, span)) = question.assumes_role {
        let label = Label { path: Arc::clone(path), span, text: word("reason.assumes_role") };
        return (
            Some(Row::RamRoleArn),
            vec![label],
            word("reason.assumes_role"),
            vec![Row::EcsRamRole, Row::OidcRoleArn],
        );
    }
    let kubernetes = project.evidence_for(Workload::Kubernetes, question.path);
    if let Some(evidence) = kubernetes.first() {
        let label = Label { path: Arc::clone(&evidence.path), span: evidence.span, text: evidence.text.clone() };
        return (None, vec![label], word("reason.kubernetes"), vec![Row::OidcRoleArn, Row::EcsRamRole]);
    }
    // Without evidence: the least that is right wherever the program runs, and what would be better.
    let row = if question.temporary { Row::RamRoleArn } else { Row::RamUserKey };
    (Some(row), Vec::new(), word("reason.no_evidence"), vec![Row::EcsRamRole, Row::OidcRoleArn])
}

/// The snippet for the SDK in use, else for one that the file uses, else for the usual one of the language.
fn snippet<'p>(
    provider: &'p Provider,
    generation: Option<Generation>,
    used: &[Generation],
    language: Option<SdkLanguage>,
) -> Option<&'p crate::catalog::provider::Snippet> {
    let usual = language.map(Catalog::usual_generations).unwrap_or_default();
    generation
        .iter()
        .chain(used)
        .chain(usual)
        .find_map(|generation| provider.snippet.iter().find(|snippet| snippet.generation == *generation))
}

/// The row of the table that a provider is.
#[must_use]
pub fn row_of(kind: ProviderKind) -> Option<Row> {
    match kind {
        ProviderKind::RamUserKey => Some(Row::RamUserKey),
        ProviderKind::StsToken => Some(Row::StsToken),
        ProviderKind::RamRoleArn => Some(Row::RamRoleArn),
        ProviderKind::EcsRamRole => Some(Row::EcsRamRole),
        ProviderKind::OidcRoleArn => Some(Row::OidcRoleArn),
        ProviderKind::Custom | ProviderKind::Value => Some(Row::Custom),
        ProviderKind::ByToken
        | ProviderKind::ByType
        | ProviderKind::ByArguments
        | ProviderKind::DefaultChain
        | ProviderKind::Anonymous => None,
    }
}
