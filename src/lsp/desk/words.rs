//! What the client is told that it did not ask for, findings aside.

use std::collections::BTreeSet;

use gen_lsp_types::{Diagnostic, DiagnosticSeverity};
use serde_json::{Value, json};

use super::super::room::Stage;
use super::Desk;
use crate::catalog::Catalog;
use crate::input::Workspace;
use crate::render;
use crate::settings::error::ConfigError;

impl Desk {
    /// How many findings of each severity are shown, in how many files.
    pub(super) fn count(&self) -> Value {
        let told = self.told.values().map(|(_, told)| told).chain(self.closed.values());
        let told: Vec<&Vec<Diagnostic>> = told.filter(|told| !told.is_empty()).collect();
        let of = |severity: DiagnosticSeverity| {
            told.iter().copied().flatten().filter(|one| one.severity == Some(severity)).count()
        };
        let [errors, warnings, notes] =
            [DiagnosticSeverity::Error, DiagnosticSeverity::Warning, DiagnosticSeverity::Hint].map(of);
        json!({ "errors": errors, "warnings": warnings, "notes": notes, "files": told.len() })
    }

    pub(super) fn tell_status(&mut self) {
        if !self.client.options.status {
            return;
        }
        let is_ready = self.rooms.iter().all(|room| room.stage == Stage::Loaded);
        let state = match (is_ready, self.scan.is_some(), self.complained.is_empty()) {
            (_, true, _) => "busy",
            (false, false, _) => "starting",
            (true, false, true) => "ready",
            (true, false, false) => "trouble",
        };
        let mut status = self.count();
        status["state"] = json!(state);
        status["message"] = json!(self.complained.last());
        if status != self.status {
            self.outbox.tell("aklint/status", &status);
            self.status = status;
        }
    }

    /// Asks the client to watch what decides about findings.
    pub(super) fn watch(&mut self) {
        if !self.client.watches {
            return;
        }
        let code = ["py", "pyi", "pyw", "ipynb", "rs"].map(|extension| format!("**/*.{extension}"));
        // Clients do not watch what lies in `.git`.
        let own = Workspace::config_names().filter(|name| !name.contains('/')).map(|name| format!("**/{name}"));
        let told = Catalog::builtin().evidence.iter().flat_map(|kind| &kind.files);
        let told = told.map(|glob| if glob.starts_with("**/") { glob.clone() } else { format!("**/{glob}") });
        let globs: BTreeSet<String> = code.into_iter().chain(own).chain(told).collect();
        let watchers: Vec<Value> = globs.iter().map(|glob| json!({ "globPattern": glob })).collect();
        let registration = json!({
            "id": "aklint-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        self.outbox.ask("client/registerCapability", json!({ "registrations": [registration] }));
    }

    pub(super) fn complain_of_config(&mut self, error: &ConfigError) {
        let lang = self.client.options.lang;
        let text = Catalog::builtin().phrase("editor.config", &[("error", &error.show(lang))]);
        let lines: Vec<String> = text.get(lang).lines().map(render::clean).collect();
        let text = lines.join("\n");
        if !self.complained.contains(&text) {
            self.outbox.tell("window/showMessage", json!({ "type": 2, "message": text }));
            self.complained.push(text);
        }
    }

    pub(super) fn tell_crash(&self, place: &str) {
        let text = Catalog::builtin().phrase("editor.crash", &[("place", place)]);
        self.outbox.tell("window/logMessage", json!({ "type": 1, "message": text.get(self.client.options.lang) }));
    }
}
