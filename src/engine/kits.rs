//! What files are looked at with, and what was seen of those that did not change since.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::{Looked, Part};
use crate::catalog::Catalog;
use crate::facts::{self, Collected, Kit};
use crate::input::Source;
use crate::program::Piece;
use crate::settings::Settings;
use crate::source::SourceFile;

/// What is known, compiled: the embedded catalogue.
pub(super) static BUILTIN: LazyLock<Arc<Kit>> = LazyLock::new(|| Arc::new(Kit::new(Catalog::builtin().clone(), &[])));

/// Kits by the settings that they are made for. Most runs need only the embedded catalogue's.
#[derive(Debug, Default)]
pub struct Kits {
    made: Mutex<Vec<(Arc<Settings>, Arc<Kit>)>>,
    kept: Option<Mutex<Kept>>,
}

/// Facts of files by path, and whether another file asked for them.
#[derive(Debug, Default)]
struct Kept {
    round: u64,
    files: HashMap<(Arc<str>, bool), Remembered>,
}

#[derive(Debug)]
struct Remembered {
    settings: Arc<Settings>,
    text: Arc<str>,
    collected: Collected,
    /// When they were last of use.
    round: u64,
}

impl Remembered {
    fn is_of(&self, text: &Arc<str>, settings: &Arc<Settings>) -> bool {
        Arc::ptr_eq(&self.settings, settings) && self.text == *text
    }
}

impl Kits {
    /// Kits that remember what was seen of files, for those who look at the same ones again and again.
    #[must_use]
    pub fn remembering() -> Self {
        Self { kept: Some(Mutex::default()), ..Self::default() }
    }

    /// The kit for these settings, with a config's own packages and placeholders, if it has any.
    #[must_use]
    pub fn for_settings(&self, settings: &Arc<Settings>) -> Arc<Kit> {
        if settings.sdks.is_empty() && settings.placeholders.is_empty() {
            return Arc::clone(&BUILTIN);
        }
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kit)) = made.iter().find(|(known, _)| Arc::ptr_eq(known, settings)) {
            return Arc::clone(kit);
        }
        let catalog = Catalog::builtin().with_sdks(settings.sdks.clone());
        let kit = Arc::new(Kit::new(catalog, &settings.placeholders));
        made.push((Arc::clone(settings), Arc::clone(&kit)));
        kit
    }

    /// Collects the facts of a file, with the kit for its settings.
    #[must_use]
    pub fn look(&self, source: Source) -> Looked {
        let (looked, piece) = self.see(source, Part::Asked, facts::collect);
        Looked { piece, ..looked }
    }

    /// Looks at a file whose facts are not remembered, so that they are.
    pub(super) fn prepare(&self, source: &Source) {
        if !self.remembers(source) {
            let _ = self.look(source.clone());
        }
    }

    /// The same for a file that another one leads to, and its share of a program, if it can have one.
    pub(super) fn ask(&self, source: Source) -> (Looked, Option<Piece>) {
        self.see(source, Part::Guest, facts::collect_asked)
    }

    fn see(
        &self,
        Source { file, disk, settings }: Source,
        part: Part,
        collect: fn(&SourceFile, &Kit) -> Collected,
    ) -> (Looked, Option<Piece>) {
        let kit = self.for_settings(&settings);
        let key = (Arc::clone(&file.path), part == Part::Guest);
        let collected = self.recall(&key, &file.text, &settings).unwrap_or_else(|| {
            let collected = collect(&file, &kit);
            self.remember(key, &file.text, &settings, &collected);
            collected
        });
        let Collected { facts, piece } = collected;
        (Looked { facts, settings, disk, kit, piece: None, part }, piece)
    }

    /// Whether what was seen of this very text is remembered.
    pub(super) fn remembers(&self, source: &Source) -> bool {
        let Some(kept) = &self.kept else { return false };
        let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.files.get(&(Arc::clone(&source.file.path), false));
        known.is_some_and(|known| known.is_of(&source.file.text, &source.settings))
    }

    fn recall(&self, key: &(Arc<str>, bool), text: &Arc<str>, settings: &Arc<Settings>) -> Option<Collected> {
        let mut kept = self.kept.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let round = kept.round;
        let known = kept.files.get_mut(key)?;
        if !known.is_of(text, settings) {
            return None;
        }
        known.round = round;
        Some(known.collected.clone())
    }

    fn remember(&self, key: (Arc<str>, bool), text: &Arc<str>, settings: &Arc<Settings>, collected: &Collected) {
        let Some(kept) = &self.kept else { return };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (text, settings, collected) = (Arc::clone(text), Arc::clone(settings), collected.clone());
        let round = kept.round;
        kept.files.insert(key, Remembered { settings, text, collected, round });
    }

    /// Ends a round: forgets what it had no use for.
    pub(super) fn tidy(&self) {
        let Some(kept) = &self.kept else { return };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let round = kept.round;
        kept.files.retain(|_, file| file.round == round);
        kept.round += 1;
    }
}
