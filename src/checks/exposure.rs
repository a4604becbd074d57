//! Secrets that stand in a file, each once, with the way from where it stands to where it is used.
//!
//! Three rules report them (`hardcoded-access-key`, `hardcoded-sts-token`, `access-key-in-file`); which one does is decided
//! here, so that one secret can never be reported by two.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use smol_str::SmolStr;

use crate::catalog::check::Confidence;
use crate::catalog::judge::{Judge, Verdict};
use crate::catalog::sdk::Role;
use crate::facts::{CredentialSite, FileFacts, KeyGroup, NamedLiteral};
use crate::finding::Secret;
use crate::flow::{StepKind, Traced, Value};
use crate::mask::{AccessKey, Masked};
use crate::source::{Language, Span};

use super::spans::{Containing, Touched, inside};
use super::{Seen, verdict};

/// A secret that stands in a file.
#[derive(Debug)]
pub(super) struct Exposure {
    /// The secret, or the token where only that is exposed.
    pub(super) secret: Traced,
    pub(super) id: Option<Traced>,
    pub(super) token: Option<Traced>,
    /// Whether it is a temporary key.
    pub(super) temporary: bool,
    pub(super) confidence: Confidence,
    pub(super) place: Place,
    /// Names on its way that say that it is the main account's key.
    pub(super) main_account: Option<(SmolStr, Span)>,
    /// What `secret` is.
    part: Part,
    /// Whether the file is no code.
    pub(super) in_text: bool,
    /// Further calls that it reaches, as [`Place::Call`] counts them.
    pub(super) further: Vec<usize>,
}

/// Which part of a key is exposed, or the most telling one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Secret,
    IdAlone,
    TokenAlone,
}

/// Where an exposed secret stands, and what is done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// It reaches a call, by its index in [`FileFacts::sites`], behind which those of other files count; as the default of this environment variable, if any.
    Call { site: usize, environment: Option<Masked> },
    /// It is held by a name.
    Binding(SmolStr),
    /// It is put into an environment variable.
    Environment(SmolStr),
    /// It stands in code under no telling name.
    Code,
    /// It stands in a comment.
    Comment,
    /// It stands in a docstring or doc comment.
    Docstring,
    /// It stands in what a notebook saved of a run.
    Output,
    /// It stands in a file that is no code; base64-encoded or not, under this name.
    File { encoded: bool, name: Option<SmolStr> },
}

impl Exposure {
    /// What may be known of it: what stands in the files, without what came of trying it.
    pub(super) fn known(&self) -> Secret {
        let fingerprint = self.secret.literal().map_or_else(|| Masked::new("").fingerprint(), Masked::fingerprint);
        let access_key_id = self.id.as_ref().and_then(|id| id.literal()).map(Masked::mask);
        Secret { access_key_id, fingerprint, verification: None }
    }

    /// What a request could be signed with, if all that it takes stands here.
    pub(super) fn key(&self, judge: &Judge) -> Option<AccessKey> {
        let bare = |traced: &Traced| Some(Masked::new(judge.bare(traced.literal()?.reveal())));
        let id = self.id.as_ref().filter(|_| self.part == Part::Secret)?;
        Some(AccessKey {
            id: bare(id).filter(|id| judge.key(id.reveal(), Role::AccessKeyId).is_some())?,
            secret: bare(&self.secret)?,
            token: self.token.as_ref().and_then(bare),
        })
    }

    /// Whether it is an `AccessKey` ID and no secret.
    pub(super) fn is_id_alone(&self) -> bool {
        self.part == Part::IdAlone
    }

    /// Whether the rules about code report it.
    pub(super) fn is_code(&self) -> bool {
        self.place.is_code() && !self.in_text
    }
}

impl Place {
    fn is_code(&self) -> bool {
        matches!(self, Self::Call { .. } | Self::Binding(_) | Self::Environment(_) | Self::Code)
    }
}

/// How far apart in bytes an id and a secret may stand that are paired only because both have telling names.
const NEAR: u32 = 600;

/// Collects every exposed secret of a file once, sorted by place.
pub(super) fn collect(judge: &Judge, file: &FileFacts, elsewhere: &[Seen<'_>]) -> Vec<Exposure> {
    let mut signed = Touched::default();
    for (number, one) in file.signed.iter().enumerate() {
        signed.add(one.id.1, number);
    }
    let mut collector = Collector {
        judge,
        file,
        found: Vec::new(),
        secrets: Touched::default(),
        others: Touched::default(),
        elsewhere: HashSet::new(),
        signed,
        comments: Containing::of(&file.comments),
        docs: Containing::of(&file.docs),
        literals: Containing::of(&file.literals),
    };
    let sites = file.sites.iter().chain(elsewhere.iter().map(|seen| seen.site));
    for (at, site) in sites.enumerate() {
        collector.site(at, site);
    }
    let ids = Ids::of(judge, &file.env_writes);
    for written in &file.env_writes {
        collector.named(written, &ids, Place::Environment(written.name.clone()));
    }
    let ids = Ids::of(judge, &file.named);
    for named in &file.named {
        collector.named(named, &ids, Place::Binding(named.name.clone()));
    }
    for group in &file.keys {
        collector.group(group);
    }
    let mut found = collector.found;
    found.sort_by_key(|exposure| exposure.secret.span);
    found
}

/// Every literal of a file that is, or is part of, a credential: what must be blanked wherever the file is shown.
pub(super) fn secrets(judge: &Judge, file: &FileFacts, elsewhere: &[Seen<'_>]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut hidden: Vec<Span> = Vec::new();
    // Where a secret belongs, everything but a placeholder is kept back: it may be one of no shape that we know.
    let mut add = |traced: &Traced, role: Role| {
        let is_hidden = match verdict(judge, traced, role, None) {
            Verdict::Key { .. } | Verdict::Plausible => true,
            Verdict::Plain | Verdict::OtherCloud => role != Role::AccessKeyId,
            Verdict::Placeholder | Verdict::Empty => false,
        };
        if is_hidden {
            spans.extend(traced.all_spans().filter_map(|span| file.places.within(&file.path, span)));
        }
    };
    for site in file.sites.iter().chain(elsewhere.iter().map(|seen| seen.site)) {
        for arg in site.key_args() {
            arg.values.iter().for_each(|value| add(value, arg.role));
            // What cannot be followed may be a secret in a disguise that we do not know.
            if arg.values.iter().any(|value| matches!(value.value, Value::Unknown | Value::Imported(_)))
                && let Some(span) = file.places.within(&file.path, arg.span)
            {
                hidden.extend(inside(&file.literals, span));
            }
        }
    }
    for named in file.named.iter().chain(&file.env_writes) {
        add(&named.value, named.role);
    }
    for stale in &file.stale {
        stale.constant.iter().for_each(|(role, value)| add(value, *role));
    }
    spans.append(&mut hidden);
    for group in &file.keys {
        spans.extend([&group.id, &group.secret, &group.token].into_iter().flatten().map(|key| key.span));
    }
    for signed in &file.signed {
        spans.extend([signed.id.1, signed.signature.1].into_iter().chain(signed.token));
    }
    spans.extend(copies(judge, &file.text, &spans));
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Where the text holds a known secret once more, and whatever else in it has the shape of one: lines are shown for their
/// neighbours' sake.
fn copies(judge: &Judge, text: &str, known: &[Span]) -> Vec<Span> {
    const SHORTEST: usize = 10;
    // Each value is a pass over the text; a file of more keys is a list of keys, all found where they stand.
    const MOST_COPIED: usize = 64;
    let values: BTreeSet<&str> =
        known.iter().filter_map(|span| text.get(span.range())).filter(|value| value.len() >= SHORTEST).collect();
    let places = |value| text.match_indices(value).map(|(at, found): (usize, &str)| Span::new(at, at + found.len()));
    let mut found: Vec<Span> = values.into_iter().take(MOST_COPIED).flat_map(places).collect();
    for run in runs(text.as_bytes(), 30) {
        let is_secret = matches!(run.len(), 30 | 37..=46)
            && matches!(judge.judge(&text[run.clone()], Role::AccessKeySecret, None), Verdict::Key { .. });
        if is_secret {
            found.push(Span::new(run.start, run.end));
        }
    }
    found.extend(judge.running_ids(text).map(|id| Span::new(id.start, id.end)));
    found
}

/// Where so many ASCII letters and digits or more stand in a row.
fn runs(bytes: &[u8], shortest: usize) -> impl Iterator<Item = Range<usize>> {
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric();
    let mut start = 0;
    std::iter::from_fn(move || {
        // Read from its end, most of what is too short for a run is never looked at.
        while let Some(other) = bytes.get(start..start + shortest)?.iter().rposition(is_other) {
            start += other + 1;
        }
        let more = bytes[start + shortest..].iter().position(is_other);
        let run = start..more.map_or(bytes.len(), |more| start + shortest + more);
        start = run.end;
        Some(run)
    })
}

/// Whether a literal has a secret's length and characters and stands in nobody's place, however little random it looks: one
/// in two hundred random secrets has no digit. Beside a key's id that is enough.
fn has_shape(judge: &Judge, traced: &Traced) -> bool {
    traced.literal().is_some_and(|text| {
        let text = text.reveal();
        text.len() == 30 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !judge.is_placeholder(text)
    })
}

struct Collector<'c> {
    judge: &'c Judge,
    file: &'c FileFacts,
    found: Vec<Exposure>,
    /// Where the secrets stand that were found, by their places in `found`.
    secrets: Touched,
    /// Where their ids and tokens stand.
    others: Touched,
    /// Secrets that calls take and that stand in other files.
    elsewhere: HashSet<Span>,
    /// Ids with which something was signed.
    signed: Touched,
    comments: Containing<'c>,
    docs: Containing<'c>,
    literals: Containing<'c>,
}

/// The ids among literals with telling names, by place.
struct Ids<'c>(Vec<(u32, &'c Traced)>);

impl<'c> Ids<'c> {
    fn of(judge: &Judge, named: &'c [NamedLiteral]) -> Self {
        let ids = named.iter().filter(|one| one.role == Role::AccessKeyId).map(|one| &one.value);
        let keys = ids.filter(|id| matches!(verdict(judge, id, Role::AccessKeyId, None), Verdict::Key { .. }));
        let mut found: Vec<_> = keys.map(|id| (id.span.start, id)).collect();
        found.sort_by_key(|(start, _)| *start);
        Self(found)
    }

    /// The one nearest to `span`.
    fn near(&self, span: Span) -> Option<&'c Traced> {
        let after = self.0.partition_point(|(start, _)| *start < span.start);
        let sides = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|at| self.0.get(at));
        let near = sides.min_by_key(|(start, _)| start.abs_diff(span.start))?;
        (near.0.abs_diff(span.start) <= NEAR).then_some(near.1)
    }
}

impl Collector<'_> {
    /// Literals that reach a call.
    fn site(&mut self, at: usize, site: &CredentialSite) {
        let judge = self.judge;
        let judged = |role: Role| {
            site.args(role)
                .flat_map(move |arg| {
                    arg.values.iter().map(move |value| (value, verdict(judge, value, role, Some(&arg.name))))
                })
                .filter(|(_, verdict)| verdict.is_credential())
                .collect::<Vec<_>>()
        };
        let (ids, mut tokens) = (judged(Role::AccessKeyId), judged(Role::SecurityToken));
        let mut secrets = judged(Role::AccessKeySecret);
        // What stands in another file is reported there.
        let stands_here = |traced: &Traced| self.file.places.within(&self.file.path, traced.span).is_some();
        if !super::is_ours(judge, site) {
            return;
        }
        if secrets.is_empty() && ids.iter().any(|(_, verdict)| matches!(verdict, Verdict::Key { .. })) {
            let beside = site.values(Role::AccessKeySecret).filter(|secret| has_shape(judge, secret));
            secrets.extend(beside.map(|secret| (secret, Verdict::Plausible)));
        }
        let mut found = Vec::new();
        for (at_secret, (secret, judged)) in secrets.iter().enumerate() {
            if !stands_here(secret) {
                self.elsewhere.insert(secret.span);
                continue;
            }
            // Alternatives of id and secret come in the same order: the branches that set the one set the other.
            let id = ids.get(at_secret).or(ids.first());
            let token = tokens.get(at_secret).or(tokens.first());
            let is_key = |verdict: Option<&(&Traced, Verdict)>| matches!(verdict, Some((_, Verdict::Key { .. })));
            let temporary = matches!(id, Some((_, Verdict::Key { temporary: true })))
                || (!is_key(id) && matches!(token, Some((_, Verdict::Key { .. }))));
            let sure = matches!(judged, Verdict::Key { .. }) || is_key(id);
            found.push(Exposure {
                secret: (*secret).clone(),
                id: id.map(|(id, _)| (*id).clone()),
                token: token.map(|(token, _)| (*token).clone()),
                temporary,
                confidence: if sure { Confidence::High } else { Confidence::Medium },
                place: Place::Call { site: at, environment: environment_of(secret) },
                main_account: self.main_account_on_way(id.map(|(id, _)| *id).into_iter().chain([*secret])),
                part: Part::Secret,
                in_text: self.is_text(),
                further: Vec::new(),
            });
        }
        tokens.retain(|(token, _)| stands_here(token));
        if secrets.is_empty()
            && let Some((token, Verdict::Key { .. })) = tokens.first()
        {
            found.push(Exposure {
                secret: (*token).clone(),
                id: ids.first().map(|(id, _)| (*id).clone()),
                token: None,
                temporary: true,
                confidence: Confidence::High,
                place: Place::Call { site: at, environment: environment_of(token) },
                main_account: None,
                part: Part::TokenAlone,
                in_text: self.is_text(),
                further: Vec::new(),
            });
        }
        for exposure in found {
            self.add(exposure);
        }
    }

    /// Literals under a telling name.
    fn named(&mut self, named: &NamedLiteral, ids: &Ids<'_>, place: Place) {
        // What a call takes is reported where it stands, whatever the call's argument is named.
        if named.role != Role::AccessKeySecret || self.elsewhere.contains(&named.value.span) {
            return;
        }
        let id = ids.near(named.value.span);
        let temporary = match verdict(self.judge, &named.value, named.role, Some(&named.name)) {
            Verdict::Key { temporary } => temporary,
            Verdict::Plain if id.is_some() && !named.weak && has_shape(self.judge, &named.value) => false,
            _ => return,
        };
        // A weak name (`sk`) means our secret only beside our id; the text scan sees the vendor's words.
        if named.weak && id.is_none() {
            return;
        }
        let id_temporary =
            id.map(|id| verdict(self.judge, id, Role::AccessKeyId, None) == Verdict::Key { temporary: true });
        let temporary = id_temporary.unwrap_or(temporary);
        let exposure = Exposure {
            main_account: self.main_account_on_way(id.into_iter().chain([&named.value])),
            secret: named.value.clone(),
            id: id.cloned(),
            token: None,
            temporary,
            confidence: if id.is_some() || !named.weak { Confidence::High } else { Confidence::Medium },
            place,
            part: Part::Secret,
            in_text: self.is_text(),
            further: Vec::new(),
        };
        self.add(exposure);
    }

    /// Key-shaped text.
    fn group(&mut self, group: &KeyGroup) {
        // A token opens nothing without the secret: signed URLs carry one beside the id.
        let Some(main) = group.secret.as_ref().or(group.id.as_ref()) else { return };
        let in_program = |span: Span| self.file.in_program(span);
        let traced = |key: &crate::facts::keys::KeyMatch| Traced::literal_at(key.value.clone(), in_program(key.span));
        let id_only = group.secret.is_none();
        // What was signed with it is a finding of its own.
        if id_only && self.signed.first(main.span).is_some() {
            return;
        }
        let place = self.place(main.span, main.encoded, main.name.as_ref().map(|(name, _)| name.clone()));
        let temporary = group.id.as_ref().map_or(main.temporary, |id| id.temporary) || group.token.is_some();
        self.add(Exposure {
            secret: traced(main),
            id: if id_only { None } else { group.id.as_ref().map(traced) },
            token: group.token.as_ref().filter(|token| token.span != main.span).map(traced),
            temporary,
            confidence: group.confidence,
            place,
            main_account: group
                .main_account
                .and_then(|span| Some((SmolStr::new(self.file.text.get(span.range())?), in_program(span)))),
            part: if id_only { Part::IdAlone } else { Part::Secret },
            in_text: self.is_text(),
            further: Vec::new(),
        });
    }

    fn is_text(&self) -> bool {
        self.file.language == Language::Text
    }

    fn place(&self, span: Span, encoded: bool, name: Option<SmolStr>) -> Place {
        let file = &self.file;
        if file.language == Language::Notebook
            && !file.cells.iter().any(|cell| cell.lines.iter().any(|line| line.contains(span)))
        {
            return Place::Output;
        }
        if self.comments.has(span) {
            return Place::Comment;
        }
        if self.docs.has(span) {
            return Place::Docstring;
        }
        if self.literals.has(span) {
            return name.map_or(Place::Code, Place::Binding);
        }
        Place::File { encoded, name }
    }

    /// The first name on the way of these values that says main account.
    fn main_account_on_way<'t>(&self, values: impl Iterator<Item = &'t Traced>) -> Option<(SmolStr, Span)> {
        values.flat_map(|value| &value.trail).find_map(|step| match &step.kind {
            StepKind::Name(name) | StepKind::Default(name) if self.judge.is_main_account_name(name) => {
                Some((name.clone(), step.span))
            }
            StepKind::EnvDefault(name) if self.judge.is_main_account_name(name.reveal()) => {
                Some((SmolStr::new(name.reveal()), step.span))
            }
            _ => None,
        })
    }

    /// Adds an exposure unless its secret, or one of its parts, is already reported.
    fn add(&mut self, exposure: Exposure) {
        let first = |places: &Touched| exposure.secret.all_spans().filter_map(|span| places.first(span)).min();
        if let Some(known) = first(&self.secrets) {
            let known = &mut self.found[known];
            known.main_account = known.main_account.take().or(exposure.main_account);
            if known.token.is_none()
                && let Some(token) = exposure.token
            {
                token.all_spans().for_each(|span| self.others.add(span, 0));
                known.token = Some(token);
            }
            if let (Place::Call { site: first, .. }, Place::Call { site: other, .. }) = (&known.place, &exposure.place)
            {
                known.further.extend((first != other).then_some(*other));
            }
            return;
        }
        if first(&self.others).is_some() {
            return;
        }
        let number = self.found.len();
        exposure.secret.all_spans().for_each(|span| self.secrets.add(span, number));
        let others = exposure.token.iter().chain(&exposure.id);
        others.flat_map(Traced::all_spans).for_each(|span| self.others.add(span, number));
        self.found.push(exposure);
    }
}

/// The environment variable whose default a literal is.
fn environment_of(traced: &Traced) -> Option<Masked> {
    traced.trail.iter().find_map(|step| match &step.kind {
        StepKind::EnvDefault(name) => Some(name.clone()),
        _ => None,
    })
}
