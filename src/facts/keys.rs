//! Keys in text of any language: found by their shape, named by what stands before them, paired by where they stand.

mod boundary;
mod candidates;
mod naming;
mod pairing;
#[cfg(test)]
mod tests;

use smol_str::SmolStr;

use crate::catalog::check::Confidence;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::Role;
use crate::mask::Masked;
use crate::source::Span;

/// One credential in a text.
#[derive(Debug, Clone)]
pub struct KeyMatch {
    /// Which part of a key it is.
    pub role: Role,
    /// Whether it belongs to a temporary triple.
    pub temporary: bool,
    /// Where it stands, without quotes.
    pub span: Span,
    /// What it is, decoded.
    pub value: Masked,
    /// Whether it stands there in base64, alone or with other text. The span is that of the whole encoded text.
    pub encoded: bool,
    /// The variable, option or key that it is assigned to.
    pub name: Option<(SmolStr, Span)>,
}

/// Credentials that belong together.
#[derive(Debug, Clone)]
pub struct KeyGroup {
    /// The `AccessKey` ID.
    pub id: Option<KeyMatch>,
    /// The `AccessKey` secret.
    pub secret: Option<KeyMatch>,
    /// The security token.
    pub token: Option<KeyMatch>,
    /// How sure it is that these are credentials, and belong together.
    pub confidence: Confidence,
    /// A name beside it that says that it is the main account's.
    pub main_account: Option<Span>,
}

impl KeyGroup {
    /// Its members in the order of id, secret, token.
    pub fn members(&self) -> impl Iterator<Item = &KeyMatch> {
        [&self.id, &self.secret, &self.token].into_iter().flatten()
    }

    /// From the first byte of the first member to the last of the last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.members().map(|member| member.span).reduce(Span::cover).unwrap_or_default()
    }
}

/// Finds every key in `text`, sorted by place. Takes time in proportion to the text's length.
#[must_use]
pub fn scan(text: &str, judge: &Judge) -> Vec<KeyGroup> {
    let found = candidates::find(text, judge);
    if found.is_empty() {
        return Vec::new();
    }
    let mut groups = pairing::group(text, judge, found);
    groups.sort_by_key(|group| (group.span(), group.id.is_none()));
    groups
}
