//! Joins what the tagger found in a sentence with what registries, titles and
//! the rules for Latin letters know of it.

mod apart;

use super::EntityKind;
use super::finder::{Finder, Found, TitleFound};
use super::tagger::Tagged;
use super::words::{Word, ways};
use crate::lexicon::name_model::NameKind;
use crate::lexicon::names::Particle;
use crate::text::Span;

impl Finder<'_> {
    /// The names of the sentence: the registries' and those in Latin letters
    /// as `found` has them, the others as the tagger has them.
    pub(super) fn with_tagged(&self, found: Vec<Found>, tagged: &[Tagged]) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::with_capacity(found.len());
        let mut replaced: Vec<Found> = Vec::new();
        for name in found {
            let latin = self.word_at(name.span.start).is_some_and(|(_, word)| !word.is_arabic());
            let registered =
                name.kind == EntityKind::Media || name.kind == EntityKind::Organisation && name.id.is_some();
            if latin || registered || name.title_only {
                kept.push(name);
            } else {
                replaced.push(name);
            }
        }
        kept.sort_by_key(|name| name.span.start);
        replaced.sort_by_key(|name| name.span.start);
        let mut names = Vec::with_capacity(tagged.len());
        for name in tagged.iter().flat_map(|name| self.apart(name, &replaced)) {
            self.take(&name, &replaced, &mut kept, &mut names);
        }
        kept.extend(self.left_without_bearer(&replaced, &names));
        // "علي الأمين": what is part of a name is no office.
        let is_in_name = |title: &Found| names.iter().any(|name| is_person_over(name, title.span));
        let bare = |found: &Found| {
            let title = found.title.as_ref().filter(|_| found.title_only);
            title.is_some_and(|title| !title.title.is_placed())
        };
        kept.retain(|found| !(bare(found) && is_in_name(found)));
        kept.extend(names);
        kept
    }

    /// Takes a name of the tagger's into `names`, with its clitics and title as the rules have
    /// them, unless a name that is kept stands there.
    fn take(&self, name: &Tagged, replaced: &[Found], kept: &mut Vec<Found>, names: &mut Vec<Found>) {
        let Some(kind) = entity_kind(name.kind) else { return };
        let Some(first) = self.words.get(name.first).filter(|word| word.is_arabic()) else {
            return;
        };
        let like = near(replaced, first.span)
            .iter()
            .find(|f| f.kind == kind && f.span.start >= first.span.start && f.span.start < first.span.end);
        let clitics = like
            .and_then(|f| ways(first).find(|way| first.without(self.text, way.clitics).start == f.span.start))
            .map_or_else(|| self.clitics(first, kind), |way| way.clitics);
        let span = first.without(self.text, clitics).cover(first.span);
        let end = self.behind_particles(name, kind);
        let last = self.words.get(end.saturating_sub(1));
        let span = Span::new(span.start, last.map_or(span.end, |last| last.span.end));
        if near(kept, span).iter().any(|f| !f.title_only && f.span.overlaps(span)) {
            return;
        }
        let before = names.len();
        self.push(names, name.first, end, clitics, kind, None);
        let Some(new) = names.get_mut(before) else { return };
        match like.and_then(|like| like.title.clone()) {
            Some(title) => new.title = Some(title),
            None if kind == EntityKind::Person && clitics == 0 => {
                new.title = self.title_before(name, kept);
            }
            None => {}
        }
        if kind == EntityKind::Place {
            new.id = self.place_id(name.first, end);
        }
    }

    /// The index behind the name's last word, with what belongs to a particle at its end: "سالم بن"
    /// closes no name, "يان فان" and "سالم آل" neither.
    fn behind_particles(&self, name: &Tagged, kind: EntityKind) -> usize {
        let is_name = kind == EntityKind::Person && name.end - name.first > 1;
        let last = self.words.get(name.end.saturating_sub(1));
        let next = self
            .words
            .get(name.end)
            .filter(|next| next.is_arabic() && !next.is_mark());
        let (Some(last), Some(next), true) = (last, next, is_name) else {
            return name.end;
        };
        let names = &self.lexicon.names;
        let is_word = names.is_common_whole(next.fold);
        let goes_on = match names.particle(last.fold) {
            Some(Particle::Son | Particle::Daughter) => !is_word || names.person(next.fold).is_some(),
            Some(Particle::Of) => !is_word,
            // "إل" and "ال" are written alike for matching, and close names ("كيم يونغ إل").
            _ => last.span.of(self.text) == "آل",
        };
        name.end + usize::from(goes_on)
    }

    /// "شكر الوزير ضيوفه": the titles before what the rules took for the bearer's name, and is none.
    fn left_without_bearer(&self, replaced: &[Found], names: &[Found]) -> Vec<Found> {
        let lost = replaced.iter().filter(|name| name.kind == EntityKind::Person);
        lost.filter(|lost| !names.iter().any(|name| is_person_over(name, lost.span)))
            .filter_map(|lost| self.alone(lost.title.clone()?))
            .collect()
    }

    /// The title that stands alone for the rules, and right before a name that they did not know:
    /// "الرئيس", a bracket between, or a comma and a name in full.
    fn title_before(&self, name: &Tagged, kept: &mut Vec<Found>) -> Option<TitleFound> {
        let last = |back: usize| name.first.checked_sub(back).and_then(|at| self.words.get(at));
        let behind = match last(1)? {
            word if !word.is_mark() => word,
            mark if matches!(mark.fold, "(" | "#") => last(2)?,
            mark if matches!(mark.fold, "،" | ",") && name.end - name.first > 1 => last(2)?,
            _ => return None,
        };
        let of_kin = |office: &Found| {
            let title = office.title.as_ref().map(|t| &t.title);
            title.is_some_and(|title| self.is_behind(title.first, |word| self.lexicon.names.cues(word).kin))
        };
        let at = kept
            .iter()
            .position(|found| found.title_only && found.span.end == behind.span.end && !of_kin(found))?;
        kept.remove(at).title
    }

    /// Bytes of clitics before a name: those without which it is known.
    fn clitics(&self, first: &Word<'_>, kind: EntityKind) -> usize {
        let names = &self.lexicon.names;
        // Many names begin with ك and ف, which are hardly ever written onto one: "كايلي", "فلورنس".
        let own = first.fold.starts_with(['ك', 'ف']);
        let known = |rest: &str| match kind {
            EntityKind::Person => names.person(rest).is_some_and(|_| !own || rest == first.fold),
            EntityKind::Place => {
                names.place(rest, |_| None).is_some() || names.cues(rest).place || names.cues(rest).site
            }
            _ => names.cues(rest).organisation || names.is_common_whole(rest),
        };
        ways(first)
            .find(|way| known(&way.rest))
            .or_else(|| ways(first).find(|way| way.rest.starts_with("ال")))
            .map_or(0, |way| way.clitics)
    }

    /// The gazetteer's id of the place that these words name.
    fn place_id(&self, first: usize, end: usize) -> Option<String> {
        let word = self.words.get(first)?;
        let ahead = |n: usize| self.words.get(first + n).filter(|_| first + n < end).map(|w| w.fold);
        ways(word).find_map(|way| {
            let (count, id) = self.lexicon.names.place(&way.rest, ahead)?;
            (first + count == end).then(|| id.to_owned())
        })
    }

    fn word_at(&self, offset: usize) -> Option<(usize, &Word<'_>)> {
        let at = self.words.partition_point(|word| word.span.end <= offset);
        self.words.get(at).map(|word| (at, word))
    }
}

/// What the tagger's kind of a name is to the reader; none for what is not shown.
fn entity_kind(kind: NameKind) -> Option<EntityKind> {
    match kind {
        NameKind::Person => Some(EntityKind::Person),
        NameKind::Place => Some(EntityKind::Place),
        NameKind::Organisation | NameKind::Government => Some(EntityKind::Organisation),
        NameKind::Facility | NameKind::Other => None,
    }
}

fn is_person_over(name: &Found, span: Span) -> bool {
    name.kind == EntityKind::Person && name.span.overlaps(span)
}

/// Those of the names, sorted by where they start, that may touch `span`: each
/// overlaps at most so many that start before it.
fn near(names: &[Found], span: Span) -> &[Found] {
    const MAX_BEFORE: usize = 8;
    let first = names.partition_point(|name| name.span.start < span.start);
    let end = names.partition_point(|name| name.span.start < span.end);
    names.get(first.saturating_sub(MAX_BEFORE)..end).unwrap_or_default()
}
