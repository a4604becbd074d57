//! The rules. Each is one file: facts in, findings out. What they say is in `rules/checks/`.

mod access_key_in_file;
mod avoidable_long_term_key;
mod bad_session_duration;
mod ecs_role_unnamed;
mod env_key_shadows_role;
mod exposure;
mod hardcoded;
mod main_account_key;
mod missing_refresh;
mod placeholder_credential;
mod placeholder_in_role_config;
mod presigned_url;
mod ram_key_with_token;
mod secret_in_binary;
mod secret_in_log;
mod shown;
mod spans;
mod sts_key_in_static_provider;
mod sts_key_without_token;
mod unusable_provider;
pub mod unused_suppression;

use std::collections::HashMap;
use std::sync::Arc;

use crate::advice::{self, Question};
use crate::catalog::Catalog;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::judge::{Judge, Verdict};
use crate::catalog::provider::Row;
use crate::catalog::sdk::Role;
use crate::catalog::sts::Refusal;
use crate::catalog::text::Text;
use crate::facts::{CredentialSite, FileFacts};
use crate::finding::verification::{Verification, Verifications};
use crate::finding::{Finding, Label, Recommendation, Secret};
use crate::flow::{StepKind, Traced, Value};
use crate::link::Project;
use crate::mask::{AccessKey, Fingerprint};
use crate::source::Span;

use exposure::Exposure;
use shown::Names;

/// Every rule, in the order in which equal places are reported.
const CHECKS: &[(&str, Check)] = &[
    (hardcoded::ACCESS_KEY, hardcoded::access_key),
    (hardcoded::STS_TOKEN, hardcoded::sts_token),
    (access_key_in_file::RULE, access_key_in_file::check),
    (secret_in_binary::RULE, secret_in_binary::check),
    (presigned_url::RULE, presigned_url::check),
    (secret_in_log::RULE, secret_in_log::check),
    (sts_key_in_static_provider::RULE, sts_key_in_static_provider::check),
    (sts_key_without_token::RULE, sts_key_without_token::check),
    (ram_key_with_token::RULE, ram_key_with_token::check),
    (main_account_key::RULE, main_account_key::check),
    (missing_refresh::RULE, missing_refresh::check),
    (bad_session_duration::RULE, bad_session_duration::check),
    (avoidable_long_term_key::RULE, avoidable_long_term_key::check),
    (ecs_role_unnamed::RULE, ecs_role_unnamed::check),
    (env_key_shadows_role::RULE, env_key_shadows_role::check),
    (placeholder_credential::RULE, placeholder_credential::check),
    (placeholder_in_role_config::RULE, placeholder_in_role_config::check),
    (unusable_provider::RULE, unusable_provider::check),
];

/// Related labels that a finding has at most: more calls than this are the same mistake, not more of it.
const MOST_LABELS: usize = 6;

/// One rule: what it sees in a file.
type Check = fn(&Context<'_>) -> Vec<Draft>;

/// What a check may look at.
pub struct Context<'c> {
    /// What is known.
    pub catalog: &'c Catalog,
    /// Tells keys from placeholders.
    pub judge: &'c Judge,
    /// The project around the file.
    pub project: &'c Project,
    /// The file.
    pub file: &'c FileFacts,
    /// Calls in other files that hold something which stands in this one.
    pub elsewhere: &'c [Seen<'c>],
    /// What is known beside the files.
    pub aside: Aside<'c>,
    exposures: Vec<Exposure>,
    names: Names<'c>,
}

/// What is known beside the files.
#[derive(Clone, Copy)]
pub struct Aside<'c> {
    /// Whether the config says that the AccessKey ID with this fingerprint is the main account's.
    pub is_main_account: &'c dyn Fn(Fingerprint) -> bool,
    /// What came of trying keys.
    pub verifications: &'c Verifications,
    /// The time, in seconds since 1970; `None` where nobody says.
    pub now: Option<i64>,
}

/// A site, and the file that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'c> {
    /// The file.
    pub file: &'c FileFacts,
    /// The site.
    pub site: &'c CredentialSite,
}

/// A finding before it has a fingerprint and the configured severity.
struct Draft {
    severity: Option<Severity>,
    confidence: Confidence,
    message: Text,
    primary: Label,
    related: Vec<Label>,
    secret: Option<Secret>,
    advice: Option<Recommendation>,
    help: Vec<Text>,
}

/// The names of all rules that can fire, in report order.
pub fn names() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|(name, _)| *name).chain([unused_suppression::RULE])
}

/// Every literal of a file that is, or is part of, a credential: what must be blanked wherever the file's text is shown.
#[must_use]
pub fn secrets(judge: &Judge, file: &FileFacts, elsewhere: &[Seen<'_>]) -> Vec<Span> {
    exposure::secrets(judge, file, elsewhere)
}

/// The calls that hold or obtain credentials of Alibaba Cloud in one file, each with what is recommended there.
#[must_use]
pub fn advise<'f>(
    catalog: &Catalog,
    judge: &Judge,
    project: &Project,
    file: &'f FileFacts,
    elsewhere: &[Seen<'_>],
) -> Vec<(&'f CredentialSite, Recommendation)> {
    let aside = Aside { is_main_account: &|_| false, verifications: &Verifications::default(), now: None };
    let context = Context::new(catalog, judge, project, file, elsewhere, aside);
    let advised = |site: &'f CredentialSite| {
        let row = advice::row_of(site.provider);
        let holds_temporary = site
            .values(Role::AccessKeyId)
            .any(|traced| matches!(traced.value, Value::Issued { .. }) || is_temporary_id(judge, traced));
        let temporary = row == Some(Row::StsToken) || holds_temporary;
        // What asks again by itself is right where it is.
        let is_right = matches!(row, Some(Row::RamRoleArn | Row::EcsRamRole | Row::OidcRoleArn));
        (site, context.recommend_in(file, Some(site), temporary, row, row.filter(|_| is_right)))
    };
    file.sites.iter().filter(|site| is_ours(judge, site)).map(advised).collect()
}

/// Runs every rule over one file. What it finds may stand in another file of the program: [`put_in_order`] is for all that
/// was found in one file.
#[must_use]
pub fn run(
    catalog: &Catalog,
    judge: &Judge,
    project: &Project,
    file: &FileFacts,
    elsewhere: &[Seen<'_>],
    aside: Aside<'_>,
) -> Vec<Finding> {
    let context = Context::new(catalog, judge, project, file, elsewhere, aside);
    let mut findings = Vec::new();
    for (rule, check) in CHECKS {
        let severity = catalog.check(rule).severity;
        findings.extend(check(&context).into_iter().map(|draft| draft.finish(rule, severity)));
    }
    findings
}

/// The keys that stand in a file, or in others where this one shows what they are for, with all that signing with them takes.
#[must_use]
pub fn keys(judge: &Judge, file: &FileFacts, elsewhere: &[Seen<'_>]) -> Vec<AccessKey> {
    exposure::collect(judge, file, elsewhere).iter().filter_map(|exposure| exposure.key(judge)).collect()
}

/// Puts all that was found in one file in order: each mistake once, sorted by place, then in the rules' order.
#[must_use]
pub fn put_in_order(found: Vec<Finding>) -> Vec<Finding> {
    let rank = |rule: &str| CHECKS.iter().position(|(name, _)| *name == rule);
    let mut findings = merged(found);
    findings.sort_by_key(|finding| (rank(finding.rule), finding.primary.span));
    number(&mut findings);
    findings.sort_by_key(|finding| finding.primary.span);
    findings
}

impl Draft {
    fn finish(self, rule: &'static str, usual: Severity) -> Finding {
        let about = self.secret.as_ref().map_or_else(
            || format!("{}@{}", self.message.en, self.primary.text.en),
            |secret| secret.fingerprint.to_string(),
        );
        // A key that opens nothing any more is still a sign of how keys are kept.
        let verification = self.secret.as_ref().and_then(|secret| secret.verification.as_ref());
        let is_dead = verification.is_some_and(Verification::is_dead);
        let worst = if is_dead { Severity::Warning } else { Severity::Error };
        Finding {
            rule,
            severity: self.severity.unwrap_or(usual).min(worst),
            confidence: self.confidence,
            message: self.message,
            fingerprint: Fingerprint::of(&[rule, &self.primary.path, &about]),
            content: Fingerprint::of(&[rule, &about]),
            committed: None,
            primary: self.primary,
            related: self.related,
            secret: self.secret,
            advice: self.advice,
            help: self.help,
        }
    }
}

/// One literal is one finding, however many calls it reaches: the one with the shortest way says so, and the others' places
/// become its labels.
fn merged(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| {
        let way = |finding: &Finding| finding.related.len();
        let end = |finding: &Finding| finding.related.last().map(|label| (Arc::clone(&label.path), label.span));
        way(a).cmp(&way(b)).then_with(|| end(a).cmp(&end(b)))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut places: HashMap<(&'static str, Span, String), usize> = HashMap::new();
    for finding in findings {
        let place = (finding.rule, finding.primary.span, finding.message.en.clone());
        let Some(first) = places.get(&place) else {
            places.insert(place, kept.len());
            kept.push(finding);
            continue;
        };
        let first = &mut kept[*first];
        first.severity = first.severity.max(finding.severity);
        for label in finding.related {
            let is_new = first.related.iter().all(|known| (&known.path, known.span) != (&label.path, label.span));
            if first.related.len() < MOST_LABELS && is_new {
                first.related.push(label);
            }
        }
    }
    kept
}

/// Tells equal findings apart by their order, the only thing about their place that moved lines do not change.
fn number(findings: &mut [Finding]) {
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint).or_default();
        if *count > 0 {
            finding.fingerprint = Fingerprint::of(&[&finding.fingerprint.to_string(), &count.to_string()]);
        }
        *count += 1;
    }
}

impl<'c> Context<'c> {
    fn new(
        catalog: &'c Catalog,
        judge: &'c Judge,
        project: &'c Project,
        file: &'c FileFacts,
        elsewhere: &'c [Seen<'c>],
        aside: Aside<'c>,
    ) -> Self {
        let exposures = exposure::collect(judge, file, elsewhere);
        let names = Names::of(judge, file);
        Self { catalog, judge, project, file, elsewhere, aside, exposures, names }
    }
}

impl Context<'_> {
    /// The sentence `key` of a rule, filled in.
    fn message(&self, rule: &str, key: &str, values: &[(&str, &Text)]) -> Text {
        let check = self.catalog.check(rule);
        check.message.get(key).unwrap_or_else(|| panic!("rules/checks/{rule}.toml has no message {key:?}")).fill(values)
    }

    /// A label with the words `key` of a rule, filled in.
    fn label(&self, rule: &str, key: &str, span: Span, values: &[(&str, &Text)]) -> Label {
        let check = self.catalog.check(rule);
        let text = check
            .label
            .get(key)
            .unwrap_or_else(|| panic!("rules/checks/{rule}.toml has no label {key:?}"))
            .fill(values);
        // All files of a program count in one text: whichever file's places are asked, they know.
        let (path, span) = self.file.places.locate(span);
        Label { path: Arc::clone(path), span, text }
    }

    /// Where a value at `span` is used, unless that is plain to see: it stands in the call itself.
    fn call(&self, rule: &str, site: &CredentialSite, span: Span) -> Option<Label> {
        let label = || self.label(rule, "call", site.span, &[("api", &Text::same(&*site.api))]);
        (!site.span.contains(span)).then(label)
    }

    #[expect(clippy::unused_self, reason = "checks read better when all they say goes through their context")]
    fn draft(&self, message: Text, primary: Label) -> Draft {
        Draft {
            severity: None,
            confidence: Confidence::High,
            message,
            primary,
            related: Vec::new(),
            secret: None,
            advice: None,
            help: Vec::new(),
        }
    }

    /// A name as a message may show it.
    fn shown(&self, name: &str) -> String {
        self.names.shown(name)
    }

    fn word(&self, key: &str) -> Text {
        self.catalog.word(key).clone()
    }

    /// What to use in place of a site, or of a key that reaches none.
    fn advise(&self, site: Option<&CredentialSite>, temporary: bool) -> Recommendation {
        self.advise_in(self.file, site, temporary)
    }

    /// [`Context::advise`] for a site that may stand in another file, whose surroundings then count.
    fn advise_in(&self, file: &FileFacts, site: Option<&CredentialSite>, temporary: bool) -> Recommendation {
        let kind = site.and_then(|site| advice::row_of(site.provider));
        let replaces = kind.or(Some(if temporary { Row::StsToken } else { Row::RamUserKey }));
        // Assuming a role is right; only its base key is misplaced.
        let already = (replaces == Some(Row::RamRoleArn)).then_some(Row::RamRoleArn);
        self.recommend_in(file, site, temporary, replaces, already)
    }

    fn recommend(
        &self,
        site: Option<&CredentialSite>,
        temporary: bool,
        replaces: Option<Row>,
        already: Option<Row>,
    ) -> Recommendation {
        self.recommend_in(self.file, site, temporary, replaces, already)
    }

    fn recommend_in(
        &self,
        file: &FileFacts,
        site: Option<&CredentialSite>,
        temporary: bool,
        replaces: Option<Row>,
        already: Option<Row>,
    ) -> Recommendation {
        let issued =
            site.into_iter().flat_map(|site| &site.args).flat_map(|arg| &arg.values).find_map(|traced| {
                matches!(traced.value, Value::Issued { .. }).then(|| file.places.locate(traced.span))
            });
        advice::recommend(
            self.catalog,
            self.project,
            &Question {
                path: &file.path,
                language: file.sdk_language(),
                used: &file.generations,
                generation: site.and_then(|site| site.generation),
                replaces,
                temporary,
                assumes_role: issued,
                already,
            },
        )
    }

    /// The row of a provider in this file that asks again by itself: what a mistake beside it was meant to use.
    fn refreshing_row(&self) -> Option<Row> {
        use crate::catalog::sdk::{ProviderKind, Refresh};
        self.file
            .sites
            .iter()
            .filter(|site| site.refresh == Refresh::BeforeExpiry)
            .filter(|site| {
                matches!(site.provider, ProviderKind::RamRoleArn | ProviderKind::EcsRamRole | ProviderKind::OidcRoleArn)
            })
            .find_map(|site| advice::row_of(site.provider))
    }

    /// What may be known of an exposed secret.
    fn known(&self, exposure: &Exposure) -> Secret {
        let verifications = self.aside.verifications;
        let key = if verifications.is_empty() { None } else { exposure.key(self.judge) };
        let verification = key.and_then(|key| verifications.of(&key)).cloned();
        Secret { verification, ..exposure.known() }
    }

    /// The call that an exposed secret reaches.
    fn seen(&self, exposure: &Exposure) -> Option<Seen<'_>> {
        let exposure::Place::Call { site, .. } = exposure.place else { return None };
        self.seen_at(site)
    }

    fn seen_at(&self, site: usize) -> Option<Seen<'_>> {
        let own = self.file.sites.get(site).map(|site| Seen { file: self.file, site });
        own.or_else(|| self.elsewhere.get(site - self.file.sites.len()).copied())
    }

    /// The calls that an exposed secret reaches, except one in which it stands.
    fn calls(&self, rule: &str, exposure: &Exposure) -> Vec<Label> {
        let further = exposure.further.iter().filter_map(|site| self.seen_at(*site));
        let seen = self.seen(exposure).into_iter().chain(further);
        seen.filter_map(|seen| self.call(rule, seen.site, exposure.secret.span)).take(MOST_LABELS).collect()
    }

    /// The sites that count.
    fn sites(&self) -> impl Iterator<Item = &CredentialSite> {
        self.file.sites.iter().filter(|site| is_ours(self.judge, site))
    }

    /// The labels of a value's way, from where it stands.
    fn trail(&self, rule: &str, traced: &Traced) -> Vec<Label> {
        traced
            .trail
            .iter()
            .filter(|step| !step.span.overlaps(traced.span))
            .filter_map(|step| match &step.kind {
                StepKind::Name(name) => {
                    let name = Text::same(self.shown(name));
                    Some(self.label(rule, "value", step.span, &[("name", &name)]))
                }
                StepKind::EnvDefault(_) | StepKind::Default(_) => Some(self.label(rule, "default", step.span, &[])),
                StepKind::Argument(_) | StepKind::Returned | StepKind::Decoded => None,
            })
            .collect()
    }
}

/// Whether a site speaks to Alibaba Cloud: an API that other clouds share counts only with our endpoint or a key of ours.
fn is_ours(judge: &Judge, site: &CredentialSite) -> bool {
    let literal = |role: Role, fits: fn(&str) -> bool| {
        site.values(role).any(|traced| traced.literal().is_some_and(|text| fits(text.reveal())))
    };
    !site.shared
        || literal(Role::Endpoint, |endpoint| endpoint.contains("aliyuncs.com"))
        || site
            .values(Role::AccessKeyId)
            .any(|traced| matches!(verdict(judge, traced, Role::AccessKeyId, None), Verdict::Key { .. }))
}

/// What a traced value is, as a credential of a role; [`Verdict::Empty`] for what is no literal.
fn verdict(judge: &Judge, traced: &Traced, role: Role, name: Option<&str>) -> Verdict {
    traced.literal().map_or(Verdict::Empty, |text| judge.judge(text.reveal(), role, name))
}

/// Whether a traced value is a literal id of a temporary key.
fn is_temporary_id(judge: &Judge, traced: &Traced) -> bool {
    verdict(judge, traced, Role::AccessKeyId, None) == Verdict::Key { temporary: true }
}

/// Whether a value is sure to be there and not empty.
fn is_given(traced: &Traced) -> bool {
    match &traced.value {
        Value::Nothing => false,
        Value::Literal(text) => !text.reveal().is_empty(),
        _ => true,
    }
}

/// What is said of an exposed secret wherever it stands: whose it is, what belongs to it, and that it must be rotated.
fn exposed(context: &Context<'_>, rule: &str, exposure: &Exposure, seen: Option<Seen<'_>>, message: Text) -> Draft {
    let secret = context.known(exposure);
    let first = match secret.verification.as_ref().filter(|verification| verification.is_dead()) {
        Some(Verification::Unusable(Refusal::Disabled)) => "help.disabled",
        Some(_) => "help.dead",
        None if exposure.temporary => "help.rotate_sts",
        None => "help.rotate",
    };
    let fingerprint = Text::same(secret.fingerprint.short());
    let span = exposure.secret.span;
    let primary = match &secret.access_key_id {
        Some(id) => context.label(rule, "secret", span, &[("id", &Text::same(id)), ("fingerprint", &fingerprint)]),
        None => context.label(rule, "secret_alone", span, &[("fingerprint", &fingerprint)]),
    };
    let mut draft = context.draft(message, primary);
    draft.confidence = exposure.confidence;
    draft.secret = Some(secret);
    draft.related.extend(exposure.id.iter().map(|id| context.label(rule, "id", id.span, &[])));
    draft.related.extend(exposure.token.iter().map(|token| context.label(rule, "token", token.span, &[])));
    let (file, site) = seen.map_or((context.file, None), |seen| (seen.file, Some(seen.site)));
    draft.advice = Some(context.advise_in(file, site, exposure.temporary));
    draft.help.push(context.word(first));
    draft
}
