//! Evidence and the selection table make a recommendation.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::provider::{FunctionCredentials, Provider, Row, Snippet, Weight, Workload};
use crate::catalog::sdk::{Generation, ProviderKind, SdkLanguage};
use crate::catalog::text::Text;
use crate::facts::Evidence;
use crate::finding::{AdviceSnippet, Label, Recommendation};
use crate::link::{Project, Reach, Standing};
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
    /// The workloads that decided, or between which it is undecided.
    pub workloads: Vec<Workload>,
    /// Whether the repository says outright that this program runs there.
    pub is_sure: bool,
    /// Whom the deciding evidence serves.
    pub reach: Reach,
    /// Rows that the evidence speaks for as well.
    pub others: Vec<Row>,
}

/// A workload that there is evidence for.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    workload: Workload,
    row: Row,
    standing: Standing,
}

/// Chooses a row for the file `path` by the project's evidence alone; `None` when there is none.
#[must_use]
pub fn choose(project: &Project, path: &str) -> Option<Choice> {
    let candidates = candidates(project, path);
    let best = candidates.iter().map(|candidate| candidate.standing).max()?;
    let leading: Vec<Candidate> = candidates.iter().filter(|candidate| candidate.standing == best).copied().collect();
    let first = *leading.first()?;
    // A role that is assumed from an instance or pod is no contradiction: the key-less row comes first, as LEADS has it.
    let mut between: Vec<Candidate> = leading;
    between.retain(|candidate| candidate.row != Row::RamRoleArn || first.row == Row::RamRoleArn);
    let as_near = candidates.iter().filter(|candidate| candidate.standing.reach == best.reach);
    let mut others: Vec<Row> = as_near.map(|candidate| candidate.row).collect();
    others.sort_unstable();
    others.dedup();
    let contradicts = best.weight == Weight::Strong && between.iter().any(|candidate| candidate.row != first.row);
    let (row, workloads) = if contradicts {
        // What it is undecided between comes first.
        let leads: Vec<Row> = between.iter().map(|candidate| candidate.row).collect();
        others.sort_by_key(|row| leads.iter().position(|lead| lead == row).unwrap_or(usize::MAX));
        (None, between.iter().map(|candidate| candidate.workload).collect())
    } else {
        others.retain(|other| *other != first.row);
        (Some(first.row), vec![first.workload])
    };
    let is_sure = best.weight == Weight::Strong && best.reach == Reach::Here;
    Some(Choice { row, workloads, is_sure, reach: best.reach, others })
}

/// The workloads that there is evidence for and that can decide, in the order of [`LEADS`].
fn candidates(project: &Project, path: &str) -> Vec<Candidate> {
    let standing = |(workload, row): &(Workload, Row)| {
        Some(Candidate { workload: *workload, row: *row, standing: project.standing(*workload, path)? })
    };
    let mut found: Vec<Candidate> = LEADS.iter().filter_map(standing).collect();
    // Whether another program assumes roles says nothing about this one.
    found.retain(|candidate| candidate.workload != Workload::AssumedRole || candidate.standing.reach == Reach::Here);
    // In CI the program is tested, not run: that counts only when nothing says where it runs.
    let says_where = |candidate: &Candidate| {
        let Standing { weight, reach, .. } = candidate.standing;
        candidate.workload != Workload::CiOidc && weight == Weight::Strong && reach > Reach::Aside
    };
    if found.iter().any(says_where) {
        found.retain(|candidate| candidate.workload != Workload::CiOidc);
    }
    // A role's ARN in the environment is as much a part of OIDC: a hint of it decides nothing where a key-less row serves.
    let is_keyless =
        |candidate: &Candidate| candidate.workload != Workload::AssumedRole && candidate.standing.reach == Reach::Here;
    if found.iter().any(is_keyless) {
        let is_hint = |candidate: &Candidate| is_keyless(candidate) || candidate.standing.weight == Weight::Strong;
        for candidate in found.iter_mut().filter(|candidate| !is_hint(candidate)) {
            candidate.standing.reach = Reach::Aside;
        }
    }
    // Where strangers' code runs the node's role is out of reach on purpose.
    if project.standing(Workload::Untrusted, path).is_some_and(|standing| standing.reach == Reach::Here) {
        for candidate in found.iter_mut().filter(|candidate| candidate.row == Row::EcsRamRole) {
            candidate.row = Row::OidcRoleArn;
        }
    }
    found
}

/// Answers a question with a row of the table and the reasons for it.
#[must_use]
pub fn recommend(catalog: &Catalog, project: &Project, question: &Question<'_>) -> Recommendation {
    let (row, because, reason, otherwise) = decide(catalog, project, question);
    let function = in_function(project, question);
    let found = row.and_then(|row| snippet(catalog.row(row), question, function));
    Recommendation {
        row,
        because,
        reason,
        needs: match (row, function) {
            (Some(Row::StsToken), Some(_)) => vec![catalog.word("needs.function_role").clone()],
            (Some(row), _) => catalog.row(row).needs.clone(),
            (None, _) => Vec::new(),
        },
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
        return chosen(catalog, project, question.path, choice);
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
    if let Some((evidence, _)) = kubernetes.first() {
        return (None, vec![label(evidence)], word("reason.kubernetes"), vec![Row::OidcRoleArn, Row::EcsRamRole]);
    }
    // Without evidence: the least that is right wherever the program runs, and what would be better.
    let row = if question.temporary { Row::RamRoleArn } else { Row::RamUserKey };
    (Some(row), Vec::new(), word("reason.no_evidence"), vec![Row::EcsRamRole, Row::OidcRoleArn])
}

/// The same for what the evidence says.
fn chosen(
    catalog: &Catalog,
    project: &Project,
    path: &str,
    choice: Choice,
) -> (Option<Row>, Vec<Label>, Text, Vec<Row>) {
    let word = |key: &str| catalog.word(key).clone();
    // What is further away than the best says nothing about it.
    let found = |workload| {
        let mut found = project.evidence_for(workload, path);
        let reach = found.first().map(|(_, standing)| standing.reach);
        found.retain(|(_, standing)| Some(standing.reach) == reach);
        found
    };
    let labels = |workload, most| found(workload).into_iter().take(most).map(|(evidence, _)| label(evidence));
    let (Some(row), [workload, ..]) = (choice.row, choice.workloads.as_slice()) else {
        let because = choice.workloads.iter().flat_map(|workload| labels(*workload, 1)).collect();
        let mut list: Option<Text> = None;
        for workload in &choice.workloads {
            let next = word(decides(*workload));
            list = Some(match list {
                None => next,
                Some(list) => word("decides.and").fill(&[("list", &list), ("next", &next)]),
            });
        }
        let key =
            if choice.reach == Reach::Elsewhere { "reason.contradiction_elsewhere" } else { "reason.contradiction" };
        return (None, because, word(key).fill(&[("list", &list.unwrap_or_default())]), choice.others);
    };
    let mut because: Vec<Label> = labels(*workload, MOST_REASONS).collect();
    if row == Row::OidcRoleArn && *workload == Workload::Instance {
        because.extend(labels(Workload::Untrusted, MOST_REASONS));
    }
    let reason = match workload {
        Workload::FunctionCompute => word(function_credentials(&found(*workload))),
        Workload::CiOidc => word("reason.ci"),
        Workload::Instance if row == Row::OidcRoleArn => word("reason.untrusted"),
        _ if choice.reach == Reach::Elsewhere => word("reason.elsewhere"),
        _ if choice.reach == Reach::Aside => word("reason.aside"),
        _ => word("reason.evidence"),
    };
    (Some(row), because, reason, choice.others)
}

fn label(evidence: &Evidence) -> Label {
    Label { path: Arc::clone(&evidence.path), span: evidence.span, text: evidence.text.clone() }
}

/// The words for what speaks for a workload.
fn decides(workload: Workload) -> &'static str {
    match workload {
        Workload::Rrsa => "decides.rrsa",
        Workload::FunctionCompute => "decides.function_compute",
        Workload::CiOidc => "decides.ci",
        Workload::AssumedRole => "decides.assumed_role",
        Workload::Instance | Workload::Kubernetes | Workload::Untrusted => "decides.instance",
    }
}

/// Where the functions find their credentials, as far as their runtimes are known and agree.
fn function_credentials(found: &[(&Evidence, Standing)]) -> &'static str {
    let mut places: Vec<FunctionCredentials> = found.iter().filter_map(|(evidence, _)| evidence.credentials).collect();
    places.sort_unstable();
    places.dedup();
    match places[..] {
        [FunctionCredentials::Context] => "reason.function_compute_context",
        [FunctionCredentials::Environment] => "reason.function_compute_environment",
        _ => "reason.function_compute",
    }
}

/// Where the code's function finds its credentials; `None` outside of functions. Nothing said, as in today's runtimes.
fn in_function(project: &Project, question: &Question<'_>) -> Option<FunctionCredentials> {
    if question.already.is_some() || choose(project, question.path)?.workloads != [Workload::FunctionCompute] {
        return None;
    }
    let found = project.evidence_for(Workload::FunctionCompute, question.path);
    Some(found.iter().find_map(|(evidence, _)| evidence.credentials).unwrap_or(FunctionCredentials::Environment))
}

/// The snippet for the SDK in use, else for one that the file uses, else for the usual one of the language.
fn snippet<'p>(
    provider: &'p Provider,
    question: &Question<'_>,
    function: Option<FunctionCredentials>,
) -> Option<&'p Snippet> {
    let usual = question.language.map(Catalog::usual_generations).unwrap_or_default();
    let of = |generation: Generation, function| {
        let fits = |snippet: &&Snippet| snippet.generation == generation && snippet.function == function;
        provider.snippet.iter().find(fits)
    };
    let mut generations = question.generation.iter().chain(question.used).chain(usual).copied();
    generations.find_map(|generation| of(generation, function).or_else(|| of(generation, None)))
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
