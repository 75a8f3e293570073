//! Titles with the name of their bearer, and titles that stand alone for it.

use super::super::EntityKind;
use super::super::titles::{self, Title};
use super::super::words::{Word, ways};
use super::{Finder, Found, TitleFound};
use crate::lexicon::names::Strength;
use crate::text::Span;

impl Finder<'_> {
    /// A title with the name of its bearer; or the title alone, if it tells a nation.
    pub(super) fn titled(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let title = titles::at(self.words, i, self.lexicon)?;
        let mut start = title.end;
        // "خبير في جامعة كوكمين": what follows is the organisation's name, not his.
        let complement = start
            .checked_sub(1)
            .filter(|last| *last > i)
            .and_then(|last| self.words.get(last))
            .is_some_and(|w| {
                let cues = self.lexicon.names.cues(w.fold);
                w.is_arabic() && (cues.organisation || cues.place || cues.site)
            });
        if complement {
            return None;
        }
        // "زوجة الرئيس السوري": a name behind it may be hers as well as his.
        let of_kin = title.is_placed() && self.is_behind(i, |word| self.lexicon.names.cues(word).kin);
        let mut person = self.person_at(start, true).filter(|_| !of_kin);
        if person.is_none() && !of_kin && self.words.get(start).is_some_and(|w| matches!(w.fold, "،" | ",")) {
            // "مستشار الأمن القومي الأمريكي، جيك سوليفان،": the name must be sure.
            person = self
                .person_at(start + 1, false)
                .filter(|p| p.parts >= 2 && self.words.get(p.end).is_none_or(Word::is_mark));
            start += 1;
        }
        let span = self.title_span(&title)?;
        // The Arabic title opens with its noun, the English one with the nation.
        let first_inside = title.first + usize::from(self.words.get(i)?.is_arabic());
        match person {
            Some(person) => {
                self.inside(first_inside, title.end, found);
                self.push(found, start, person.end, person.clitics, EntityKind::Person, None);
                if let Some(last) = found.last_mut() {
                    last.title = Some(TitleFound { span, title });
                }
                Some(person.end)
            }
            None => {
                let end = title.end;
                found.extend(self.alone(TitleFound { span, title }));
                self.inside(i + 1, end, found);
                (end > i + 1).then_some(end)
            }
        }
    }

    /// A title that stands for its bearer without a name.
    pub(in super::super) fn alone(&self, found: TitleFound) -> Option<Found> {
        let title = &found.title;
        let stands = title.is_placed() || title.stands_alone() && !self.is_vacant(title);
        stands.then(|| Found {
            span: found.span,
            kind: EntityKind::Person,
            id: None,
            words: Vec::new(),
            title: Some(found),
            title_only: true,
        })
    }

    /// Whether a title stands for nobody: "منصب الوزير", "كأس الملك", "كوزير للخارجية",
    /// "مدينة الملك"; is a surname: "سعد الأمير"; or goes on: "المدير السابق لوكالة الأمن".
    fn is_vacant(&self, title: &Title) -> bool {
        let names = &self.lexicon.names;
        let clitics = self
            .words
            .get(title.first)
            .and_then(|word| word.fold.get(..title.clitics));
        let goes_on = self.words.get(title.end).is_some_and(|word| {
            word.fold.starts_with('ل') && ways(word).skip(1).any(|way| names.cues(&way.rest).organisation)
        });
        clitics.is_some_and(|clitics| clitics.ends_with('ك'))
            || goes_on
            || self.is_behind(title.first, |word| {
                let cues = names.cues(word);
                let given = names
                    .person(word)
                    .is_some_and(|p| p.given && p.strength > Strength::Rare);
                given || cues.place || cues.site || names.is_vacant(word)
            })
    }

    pub(super) fn title_span(&self, title: &Title) -> Option<Span> {
        let first = self.words.get(title.first)?.without(self.text, title.clitics);
        Some(first.cover(self.words.get(title.end.checked_sub(1)?)?.span))
    }
}
