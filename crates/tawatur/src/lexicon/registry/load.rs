//! Reads the files of agencies and outlets.

use super::beside::Beside;
use super::{Name, Outlet, OutletKind, Registry, Sense, words_of};
use crate::lexicon::lines::each_line;
use crate::lexicon::{DataError, Line};

/// The files, below `data/`.
const FILES: &[(&str, &str)] = &[
    (
        "registry/agencies.tsv",
        include_str!("../../../data/registry/agencies.tsv"),
    ),
    (
        "registry/outlets.tsv",
        include_str!("../../../data/registry/outlets.tsv"),
    ),
];

impl Registry {
    /// Reads the data.
    pub(in crate::lexicon) fn load() -> Result<Self, Vec<DataError>> {
        let mut registry = Self::default();
        let mut errors = Vec::new();
        match Beside::load() {
            Ok(beside) => registry.beside = beside,
            Err(more) => errors.extend(more),
        }
        for (file, data) in FILES {
            each_line(file, data, &mut errors, |line| registry.add(line));
        }
        if errors.is_empty() { Ok(registry) } else { Err(errors) }
    }

    /// Adds an agency or outlet, and its names.
    pub(super) fn add(&mut self, line: &Line<'static>) -> Result<(), String> {
        let (&[id, kind, country, voice, owner, arabic, english], more) = line
            .fields
            .split_first_chunk()
            .ok_or("seven fields are needed, and an eighth for further names")?;
        let kind = match kind {
            "agency" => OutletKind::Agency,
            "newspaper" => OutletKind::Newspaper,
            "broadcaster" => OutletKind::Broadcaster,
            "site" => OutletKind::Site,
            _ => return Err(format!("no kind of outlet is called \"{kind}\"")),
        };
        let index = self.outlets.len();
        if self.by_id.insert(id, index).is_some() {
            return Err(format!("the id \"{id}\" is given twice"));
        }
        self.outlets.push(Outlet {
            id,
            kind,
            country: (country != "-").then_some(country),
            voice: (voice != "-").then_some(voice),
            owner: (owner != "-").then_some(owner),
            arabic: arabic.trim_start_matches('?'),
            english: english.trim_start_matches('?'),
        });
        let further = more.first().into_iter().flat_map(|names| names.split('|'));
        for name in [arabic, english].into_iter().chain(further) {
            self.add_name(name, index)?;
        }
        Ok(())
    }

    /// Adds a name; the marks before it tell what else it means.
    fn add_name(&mut self, marked: &str, outlet: usize) -> Result<(), String> {
        let bare = marked.trim_start_matches('?');
        let sense = match marked.len() - bare.len() {
            0 => Sense::Only,
            1 => Sense::Doubtful,
            2 => Sense::Common,
            _ => Sense::City,
        };
        let name = words_of(bare).join(" ");
        if name.is_empty() {
            return Err(format!("the name \"{marked}\" holds no word"));
        }
        if let Some(old) = self.names.get(&name) {
            let other = self.outlets.get(old.outlet).map_or("", |o| o.id);
            return Err(format!("the name \"{marked}\" is given twice, also for {other}"));
        }
        self.names.insert(name, Name { outlet, sense });
        Ok(())
    }
}
