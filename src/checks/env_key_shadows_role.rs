//! `env-key-shadows-role`: a manifest gives a program a role and a key, and the key comes first.

use std::sync::Arc;

use crate::catalog;
use crate::catalog::provider::Row;
use crate::catalog::sdk::SdkLanguage;
use crate::catalog::text::Text;
use crate::facts::SetVariable;
use crate::finding::Label;

use super::{Context, Draft};

pub(super) const RULE: &str = "env-key-shadows-role";

/// The chain that programs use unless their code shows another one.
const USUAL_CHAIN: (SdkLanguage, &str) =
    (SdkLanguage::Python, "alibabacloud_credentials.provider.DefaultCredentialsProvider");

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let set = context.file.variables.set.iter().filter(|variable| !variable.is_fetched);
    set.filter(|variable| comes_first(context, &variable.name)).filter_map(|set| draft(context, set)).collect()
}

/// Whether a variable holds a key that the usual chain, or one that the project's code uses, tries before a role.
fn comes_first(context: &Context<'_>, name: &str) -> bool {
    let used = context.project.chains().iter().map(|(language, path)| (*language, path.as_str()));
    catalog::is_key_variable(name)
        && used
            .chain([USUAL_CHAIN])
            .filter_map(|(language, path)| context.catalog.callable(language, path))
            .any(|known| known.callable.reads.iter().any(|read| read == name))
}

fn draft(context: &Context<'_>, variable: &SetVariable) -> Option<Draft> {
    let account = || {
        let (path, account) = context.project.account(variable.account.as_ref()?, &context.file.path)?;
        Some((path, account.span, &account.text))
    };
    let own = variable.role.as_ref().map(|(span, text)| (&context.file.path, *span, text));
    let (path, span, text) = own.or_else(account)?;
    let values = [("name", &Text::same(variable.name.as_str()))];
    let primary = context.label(RULE, "key", variable.span, &values);
    let mut draft = context.draft(context.message(RULE, "both", &values), primary);
    draft.related.push(Label { path: Arc::clone(path), span, text: text.clone() });
    draft.advice = Some(context.recommend(None, false, Some(Row::RamUserKey), None));
    draft.help.push(context.word("help.remove_key_variables"));
    Some(draft)
}
