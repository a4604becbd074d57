//! What to declare under `[main-account]`, read from what people have at hand: AccessKey IDs in any text, the answer of
//! `ListAccessKeys`, a credential report of RAM.
//!
//! Whoever reads this file's output learns no id: it has fingerprints, and the four characters with which every id begins.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::catalog::judge::Judge;
use crate::catalog::sdk::Role;
use crate::mask::Masked;

/// How a credential report calls the main account: in its first row.
const ROOT: &str = "<root>";

/// What a text names.
#[derive(Debug, Default)]
pub struct Declared {
    /// The AccessKey IDs, each once, in order.
    pub ids: Vec<Listed>,
    /// How many others are listed as those of RAM users.
    pub of_users: usize,
    /// How many others are temporary, and therefore nobody's for long.
    pub temporary: usize,
    /// What a credential report says of the main account's keys. It has no ids.
    pub report: Option<RootKeys>,
}

/// An AccessKey ID with what is said of it.
#[derive(Debug)]
pub struct Listed {
    /// The id.
    pub id: Masked,
    /// Whether it is enabled.
    pub is_active: Option<bool>,
    /// When it was made, as the list has it.
    pub created: Option<String>,
}

/// How many AccessKeys the main account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RootKeys {
    /// All.
    pub existing: usize,
    /// Those that are enabled.
    pub active: usize,
}

impl Declared {
    /// Reads a text of any of these kinds.
    #[must_use]
    pub fn read(text: &str, judge: &Judge) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut declared = Self::default();
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            declared.report =
                value.get("Content").and_then(Value::as_str).and_then(decoded).and_then(|csv| report(&csv));
            declared.listed(&value, judge);
        } else if let Some(keys) = report(text) {
            declared.report = Some(keys);
        } else {
            let is_between = |char: char| char.is_whitespace() || ",;:=\"'<>()[]{}|`".contains(char);
            text.split(is_between).for_each(|word| declared.add(word, None, None, judge));
        }
        declared
    }

    /// Adds every object with an AccessKey ID, however deep.
    fn listed(&mut self, value: &Value, judge: &Judge) {
        match value {
            Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(Value::as_str);
                if let Some(id) = text("AccessKeyId") {
                    if text("UserName").or(text("UserPrincipalName")).is_some() {
                        self.of_users += 1;
                        return;
                    }
                    self.add(id, text("Status").map(|status| status == "Active"), text("CreateDate"), judge);
                }
                fields.values().for_each(|value| self.listed(value, judge));
            }
            Value::Array(values) => values.iter().for_each(|value| self.listed(value, judge)),
            _ => {}
        }
    }

    fn add(&mut self, word: &str, is_active: Option<bool>, created: Option<&str>, judge: &Judge) {
        match judge.key(word, Role::AccessKeyId) {
            Some(true) => self.temporary += 1,
            Some(false) if self.ids.iter().all(|known| known.id.reveal() != word) => {
                let is_date = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit() || b"-:TZ".contains(&byte));
                let created = created.filter(is_date).map(str::to_owned);
                self.ids.push(Listed { id: Masked::new(word), is_active, created });
            }
            _ => {}
        }
    }

    /// The part of a config that declares them.
    #[must_use]
    pub fn toml(&self) -> String {
        let mut text = "[main-account]\nfingerprints = [".to_owned();
        for Listed { id, is_active, created } in &self.ids {
            let state = is_active.map(|is_active| if is_active { "active" } else { "disabled" });
            let since = created.as_ref().map(|date| format!("created {date}"));
            let mask = Some(id.mask());
            let said: Vec<String> = mask.into_iter().chain(state.map(str::to_owned)).chain(since).collect();
            write!(text, "\n    \"{}\", # {}", id.fingerprint(), said.join(", "))
                .expect("writing to a String cannot fail");
        }
        text.push_str(if self.ids.is_empty() { "]\n" } else { "\n]\n" });
        text
    }
}

/// What the answer of `GetCredentialReport` holds, in Base64.
fn decoded(content: &str) -> Option<String> {
    String::from_utf8(BASE64_STANDARD.decode(content.trim()).ok()?).ok()
}

/// The main account's row of a credential report.
fn report(text: &str) -> Option<RootKeys> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let keys: Vec<&str> = headers
        .iter()
        .filter_map(|name| name.strip_suffix("_exist"))
        .filter(|name| name.contains("access_key"))
        .collect();
    if headers.get(0) != Some("user") || keys.is_empty() {
        return None;
    }
    let root = reader.records().filter_map(Result::ok).find(|row| row.get(0) == Some(ROOT))?;
    let says = |name: String| {
        let at = headers.iter().position(|header| *header == name);
        at.and_then(|at| root.get(at)).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    };
    let existing = keys.iter().filter(|key| says(format!("{key}_exist"))).count();
    let active = keys.iter().filter(|key| says(format!("{key}_active"))).count();
    Some(RootKeys { existing, active })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    const ONE: &str = "LTAIaKL1ntD3cl7Q";
    const TWO: &str = "LTAIaKL1ntW9vx2M";

    fn read(text: &str) -> Declared {
        let text = text.replace("«1»", ONE).replace("«2»", TWO);
        let Catalog { keys, placeholders, names, .. } = Catalog::builtin();
        Declared::read(&text, &Judge::new(keys, placeholders, names, &[]))
    }

    fn ids(declared: &Declared) -> Vec<&str> {
        declared.ids.iter().map(|listed| listed.id.reveal()).collect()
    }

    #[test]
    fn ids_are_found_in_any_text() {
        for text in [
            "«1»\n«2»\n",
            "«1»,«2»,«1»",
            "AccessKey ID,AccessKey Secret\r\n\"«1»\",\"aKL1ntT7h2Wq9RbX4mKc6VzL1pYs8J\"\r\n«2»,x\r\n",
            "a: «1»\nb=«2»  # both",
        ] {
            assert_eq!(ids(&read(text)), [ONE, TWO], "{text}");
        }
        let declared = read("STS.NUaKL1ntRq7xW2bV9mKc4TzP8 LTAI**** hello");
        assert_eq!((ids(&declared).len(), declared.temporary), (0, 1));
    }

    #[test]
    fn lists_of_keys_say_more() {
        let text = r#"{"RequestId":"0","AccessKeys":{"AccessKey":[
            {"Status":"Active","AccessKeyId":"«1»","CreateDate":"2024-05-06T07:08:09Z"},
            {"Status":"Inactive","AccessKeyId":"«2»","CreateDate":"a\nb"}]}}"#;
        let declared = read(text);
        assert_eq!(ids(&declared), [ONE, TWO]);
        let (one, two) = (Masked::new(ONE).fingerprint(), Masked::new(TWO).fingerprint());
        assert_eq!(
            declared.toml(),
            format!(
                "[main-account]\nfingerprints = [\n    \"{one}\", # LTAI****, active, created 2024-05-06T07:08:09Z\n    \
                 \"{two}\", # LTAI****, disabled\n]\n"
            )
        );
        let of_users = read(r#"{"AccessKeys":{"AccessKey":[{"AccessKeyId":"«1»","UserName":"ci"}]}}"#);
        assert_eq!((ids(&of_users).len(), of_users.of_users), (0, 1));
    }

    #[test]
    fn credential_reports_say_how_many_keys_the_account_has() {
        let csv = "user,user_creation_time,access_key_1_exist,access_key_1_active,access_key_2_exist,access_key_2_active,\
                   additional_access_key_1_exist,additional_access_key_1_active\n\
                   <root>,2019-11-11T12:33:18Z,TRUE,TRUE,TRUE,FALSE,FALSE,N/A\n\
                   ci@example.onaliyun.com,2019-11-11T12:33:18Z,TRUE,TRUE,FALSE,N/A,FALSE,N/A\n";
        let keys = Some(RootKeys { existing: 2, active: 1 });
        assert_eq!(read(csv).report, keys);
        let json = format!(r#"{{"GeneratedTime":"2026-01-01T00:00:00Z","Content":"{}"}}"#, BASE64_STANDARD.encode(csv));
        assert_eq!(read(&json).report, keys);
        assert_eq!(read("user,name\n<root>,x\n").report, None);
    }

    #[test]
    fn nothing_declared_is_a_config_as_well() {
        assert_eq!(read("").toml(), "[main-account]\nfingerprints = []\n");
    }
}
