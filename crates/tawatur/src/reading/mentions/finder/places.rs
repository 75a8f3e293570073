//! Names of places, by themselves or behind a noun for the kind.

use super::super::EntityKind;
use super::super::words::{Word, ways};
use super::{Finder, Found};
use crate::lexicon::names::Strength;

impl Finder<'_> {
    pub(super) fn place(&self, i: usize, with_people: bool, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i).filter(|word| word.may.open_place)?;
        let names = &self.lexicon.names;
        let ahead = self.ahead(i);
        let (clitics, count, id) = ways(word).find_map(|way| {
            let (count, id) = names.place(&way.rest, ahead)?;
            // A given name that is also a town: "جورجيا ميلوني".
            let listed = names.person(&way.rest).is_some_and(|p| p.given);
            let person = listed && with_people && self.person_at(i, false).is_some_and(|p| p.parts > count);
            // A short word behind clitics is another word more often.
            let doubtful = count == 1
                && way.clitics > 0
                && (way.rest.chars().count() <= 3
                    || word.common && !names.is_common(&way.rest) && word.fold.chars().count() <= 5);
            (!person && !doubtful).then_some((way.clitics, count, id))
        })?;
        if count == 1 && self.is_ambiguous_place(i, clitics) || !self.written_as_name(i, count) {
            return None;
        }
        self.push(found, i, i + count, clitics, EntityKind::Place, Some(id.to_owned()));
        Some(i + count)
    }

    /// Whether the word is a state's name and an everyday adjective, too
    /// ("مالي"), with nothing before it that calls for a place.
    fn is_ambiguous_place(&self, i: usize, clitics: usize) -> bool {
        let Some(word) = self.words.get(i) else { return false };
        let rest = word.fold.get(clitics..).unwrap_or_default();
        let names = &self.lexicon.names;
        let adjective = names.nations.adjective(rest, None).is_some() && !rest.starts_with("ال");
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        adjective && !before.is_some_and(|w| names.cues(w.fold).link || names.cues(w.fold).place)
    }

    /// "مدينة كراماتورسك", "مطار القاهرة", "ساحة كيم إيل-سونغ".
    pub(super) fn headed_place(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let names = &self.lexicon.names;
        let word = self.words.get(i)?;
        if !word.is_arabic() || !word.may.site {
            return None;
        }
        let way = ways(word).find(|way| {
            let cues = names.cues(&way.rest);
            cues.place || cues.site
        })?;
        let site = names.cues(&way.rest).site;
        let next = self.words.get(i + 1).filter(|w| w.is_arabic())?;
        let mut j = i + 1;
        if site && let Some((used, _)) = names.place(next.fold, self.ahead(j)) {
            self.push(found, i, j + used, way.clitics, EntityKind::Place, None);
            return Some(j + used);
        }
        let is_name = |w: &Word<'_>| {
            let cues = names.cues(w.fold);
            let listed = names.person(w.fold).is_some_and(|p| p.strength == Strength::Strong);
            w.is_arabic()
                && !cues.stop
                && !cues.says
                && w.fold.chars().count() >= 3
                && (listed || !w.common && names.nations.adjective(w.fold, None).is_none())
        };
        if site && let Some(person) = self.person_at(j, true).filter(|p| p.clitics == 0) {
            self.push(found, i, person.end, way.clitics, EntityKind::Place, None);
            return Some(person.end);
        }
        if !is_name(next) {
            return None;
        }
        j += 1;
        if self
            .words
            .get(j)
            .is_some_and(|w| is_name(w) && !w.fold.starts_with('و'))
        {
            j += 1;
        }
        let (from, clitics) = if site { (i, way.clitics) } else { (i + 1, 0) };
        self.push(found, from, j, clitics, EntityKind::Place, None);
        Some(j)
    }
}
