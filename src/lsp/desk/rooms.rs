//! The folders of the client: made, read, and read again when they change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::Diagnostic;

use super::super::diagnostics::Scene;
use super::super::documents::{path_of, uri_of};
use super::super::guard::guarded;
use super::super::options::Options;
use super::super::room::{Loaded, Room, Stage};
use super::Desk;
use crate::input::Workspace;

impl Desk {
    pub(super) fn place(&mut self, uri: &str) -> (usize, Arc<str>) {
        let Some(disk) = path_of(uri) else {
            let name = uri.rsplit(['/', ':']).next().unwrap_or_default();
            let room = if self.rooms.is_empty() { self.add_room(Path::new("."), false) } else { 0 };
            return (room, name.into());
        };
        let folder = disk.parent().unwrap_or(Path::new(".")).to_owned();
        let room = self.room_around(&disk).unwrap_or_else(|| self.add_room(&folder, false));
        let path = self.rooms[room].workspace.path_of(&disk);
        (room, path.unwrap_or_else(|| disk.to_string_lossy().into()))
    }

    /// The innermost room that a file lies in.
    pub(super) fn room_around(&self, disk: &Path) -> Option<usize> {
        let holds = |room: &usize| self.rooms[*room].workspace.path_of(disk).is_some();
        (0..self.rooms.len()).filter(holds).max_by_key(|room| self.rooms[*room].workspace.root().components().count())
    }

    pub(super) fn add_room(&mut self, folder: &Path, is_folder: bool) -> usize {
        let now = (self.surroundings.now)();
        let made = Room::new(folder, is_folder, &self.client.options, now).or_else(|error| {
            self.complain_of_config(&error);
            let options = Options { config: None, ..self.client.options.clone() };
            Room::new(folder, is_folder, &options, now)
        });
        // Without a config that was named nothing can be wrong with what the client sets.
        let Ok(room) = made else { return 0 };
        self.rooms.push(room);
        let at = self.rooms.len() - 1;
        if is_folder {
            self.begin_load(at);
        }
        at
    }

    pub(super) fn begin_load(&mut self, at: usize) {
        self.loads += 1;
        self.rooms[at].begin_load(at, self.loads, &self.pool, &self.jobs);
    }

    pub(super) fn move_rooms(&mut self, added: &[PathBuf], removed: &[PathBuf]) {
        self.client.folders.retain(|folder| !removed.contains(folder));
        let new = added.iter().filter(|folder| !self.client.folders.contains(folder)).cloned().collect::<Vec<_>>();
        self.client.folders.extend(new);
        self.rebuild();
    }

    /// Makes all rooms anew, and finds the documents' places in them.
    pub(super) fn rebuild(&mut self) {
        self.rooms.clear();
        for folder in self.client.folders.clone() {
            self.add_room(&folder, true);
        }
        for (uri, doc) in std::mem::take(&mut self.docs) {
            self.open(uri, doc.sheet);
        }
    }

    pub(super) fn take_loaded(&mut self, room: usize, load: usize, result: Result<Box<Loaded>, String>) -> bool {
        let Some(known) = self.rooms.get_mut(room).filter(|known| known.load == load) else { return false };
        known.stage = Stage::Loaded;
        match result {
            Ok(loaded) => {
                known.live = loaded.live;
                if self.scan.is_some() || known.scanned.is_some() {
                    known.scanned = Some(loaded.report);
                }
                for error in loaded.config_errors {
                    self.complain_of_config(&error);
                }
                self.show_closed(room);
            }
            Err(place) => self.tell_crash(&place),
        }
        if self.rooms.iter().all(|room| room.stage == Stage::Loaded) {
            self.end_scan();
        }
        if self.rooms[room].is_stale {
            self.reload(room);
        }
        true
    }

    /// Takes note of changes on the disk; gives the rooms that they concern.
    pub(super) fn take_changes(&mut self, disk: &[PathBuf]) -> Vec<usize> {
        let mut concerned = Vec::new();
        for at in 0..self.rooms.len() {
            let room = &mut self.rooms[at];
            if disk.iter().any(|path| Workspace::is_config(path) && room.workspace.path_of(path).is_some()) {
                self.reload(at);
                continue;
            }
            let pool = Arc::clone(&self.pool);
            let taken = guarded(|| {
                let unknown = room.take_changes(disk, &pool);
                room.scan_again(disk, &pool);
                unknown
            });
            let unknown = taken.unwrap_or_else(|place| {
                self.tell_crash(&place);
                Vec::new()
            });
            let room = &self.rooms[at];
            let is_open = |path: &PathBuf| {
                let path = room.workspace.path_of(path);
                self.docs.values().any(|doc| doc.room == at && path.as_ref().is_some_and(|path| doc.path == *path))
            };
            // A file that was made or removed: which files there are is found out anew.
            if room.is_folder && !unknown.iter().all(is_open) {
                self.reload(at);
            }
            self.show_closed(at);
            concerned.push(at);
        }
        concerned
    }

    /// Reads a folder anew, with its configs; until that is done what was known counts. A load that is under way ends first.
    pub(super) fn reload(&mut self, at: usize) {
        if self.rooms[at].stage < Stage::Loaded {
            self.rooms[at].is_stale = true;
            return;
        }
        let now = (self.surroundings.now)();
        let room = &self.rooms[at];
        let made = Room::new(room.workspace.root(), room.is_folder, &self.client.options, now);
        let mut new = match made {
            Ok(new) => new,
            Err(error) => return self.complain_of_config(&error),
        };
        self.complained.clear();
        let old = &mut self.rooms[at];
        std::mem::swap(&mut new.live, &mut old.live);
        new.scanned = old.scanned.take();
        let is_folder = new.is_folder;
        *old = new;
        if is_folder {
            self.begin_load(at);
        }
    }

    /// Takes back what a scan said of a file, however its URI is spelt.
    pub(super) fn unsay(&mut self, uri: &str) {
        let disk = path_of(uri);
        let same =
            self.closed.keys().find(|known| *known == uri || (disk.is_some() && path_of(known) == disk)).cloned();
        if let Some(known) = same {
            self.closed.remove(&known);
            self.publish(&known, None, Vec::new());
        }
    }

    /// Shows what a scan found in files that are not open.
    pub(super) fn show_closed(&mut self, at: usize) {
        let room = &self.rooms[at];
        let Some(report) = &room.scanned else { return };
        let (workspace, docs) = (&room.workspace, &self.docs);
        let scene = Scene { client: &self.client, docs, room: at, workspace, report };
        let mut found: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for file in report.files.iter().filter(|file| scene.doc(&file.path).is_none()) {
            found.append(&mut scene.of_file(&file.path));
        }
        let own = format!("{}/", uri_of(workspace.root()));
        let gone: Vec<String> = self.closed.keys().filter(|uri| uri.starts_with(&own)).cloned().collect();
        for uri in gone.into_iter().filter(|uri| !found.contains_key(uri)) {
            self.closed.remove(&uri);
            self.publish(&uri, None, Vec::new());
        }
        for (uri, diagnostics) in found {
            if self.closed.get(&uri) != Some(&diagnostics) {
                self.publish(&uri, None, diagnostics.clone());
                self.closed.insert(uri, diagnostics);
            }
        }
    }
}
