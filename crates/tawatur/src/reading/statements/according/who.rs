//! Who is named behind such an expression, through whom the words came, and what names no one.

use super::super::forms;
use super::super::media;
use super::super::relays;
use super::super::scene::Scene;
use super::super::source::{self, Bound};
use super::super::verbs;
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// The source of an expression as far as it has been read.
pub(super) struct Named {
    /// The tokens of the expression.
    pub(super) cue: Range<usize>,
    pub(super) source: Range<usize>,
    /// Through whom the words came, the nearest to the report last.
    pub(super) relays: Vec<Range<usize>>,
    /// The medium whose own report the source is.
    pub(super) giver: Option<Range<usize>>,
}

impl Named {
    pub(super) fn new(cue: Range<usize>, source: Range<usize>) -> Self {
        Self {
            cue,
            source,
            relays: Vec::new(),
            giver: None,
        }
    }

    /// "حسب الأرقام التي أكدها المرصد", "وفق بيان نشرته وكالة": a clause tells who told or carried it.
    pub(super) fn by_clause(&mut self, scene: &Scene<'_>, end: usize) {
        let marked = scene.is(self.source.end, Classes::RELATIVE);
        let verb = self.source.end + usize::from(marked);
        let Some((cue, form)) = scene.verb(verb) else { return };
        let of_noun =
            matches!(form, Form::WithObject(_)) || marked && cue.opens.has(Opens::THAT) && form != Form::Participle;
        let from = verb + 1;
        let to = source::phrase(scene, from..end, Bound::Comma);
        if !of_noun || to <= from {
            return;
        }
        // "الاستطلاع الذي أوردته الوكالة": she carries it.
        let carried = cue.opens.any(Opens::CARRY.or(Opens::WEAK)) && media::medium_at(scene, from);
        let head = scene.fold(self.source.start);
        let bare = head.strip_prefix('ل').unwrap_or(head);
        let report = [head, bare]
            .iter()
            .any(|word| scene.cues.classes(word).has(Classes::FINDING));
        if carried && !marked && report {
            self.source.end = to;
            self.giver = Some(from..to);
        } else if carried {
            self.relays.push(from..to);
        } else if marked {
            self.cue.end = from;
            self.source = from..to;
        }
    }

    /// "بحسب مصادر أمنية قتل شخصان": a verb that no comma parts from the source is the content's.
    pub(super) fn before_verb(&mut self, scene: &Scene<'_>) {
        let verb = |j: usize| scene.is(j, Classes::NARRATES) || scene.future(j) || forms::imperfect(scene, j);
        let inside = self.source.start + 1..self.source.end;
        if let Some(at) = inside.clone().find(|j| verb(*j) && !scene.named(*j)) {
            self.source.end = at;
        }
    }

    /// "ويضم التشكيل بحسب مراقبين نحو 100 ألف جندي": how many there are is the verb's object.
    pub(super) fn before_number(&mut self, scene: &Scene<'_>) {
        let inside = self.source.start + 1..self.source.end;
        if let Some(many) = inside.clone().find(|j| how_many(scene, *j)) {
            self.source.end = many;
        }
    }

    /// "وفق ما أعلن رئيس البلدية، اللبناني سامي خوري": the name stands in apposition.
    pub(super) fn with_apposition(&mut self, scene: &Scene<'_>, end: usize) {
        let comma = self.source.end;
        let name = scene.mention(comma + 1 + usize::from(scene.native(comma + 1)));
        if scene.is_comma(comma)
            && scene.is(self.source.start, Classes::ROLE)
            && let Some(name) = name.filter(|name| name.kind == EntityKind::Person)
        {
            let stop = scene.reading.tokens.within(name.span).end;
            if stop >= end || scene.is_mark(stop) {
                self.source.end = stop.max(comma);
            }
        }
    }

    /// "بحسب وكالة كذا نقلا عن الوزارة": from whom the one named has it; returns where to read on.
    pub(super) fn through(&mut self, scene: &Scene<'_>, end: usize) -> usize {
        let carried = self.relays.last().map_or(self.source.end, |carrier| carrier.end);
        let Some(origin) = relays::taken_from(scene, self.source.end..end) else {
            return carried;
        };
        let next = origin.end;
        self.relays.push(std::mem::replace(&mut self.source, origin));
        next
    }

    /// "وفق ما نقلت وكالة عن المتحدث": of whom the verb's subject tells, if "عن" stands at `next`; returns where to
    /// read on.
    pub(super) fn of_whom(&mut self, scene: &Scene<'_>, next: usize, end: usize) -> usize {
        let to = source::phrase(scene, next + 1..end, Bound::Comma);
        if scene.fold(next) != "عن" || to <= next + 1 {
            return next;
        }
        self.relays.push(std::mem::replace(&mut self.source, next + 1..to));
        to
    }
}

/// Whether a number of things begins at `i`: "نحو 100 ألف", "أكثر من 20 سيارة", "100 شخص".
pub(in super::super) fn how_many(scene: &Scene<'_>, i: usize) -> bool {
    let number = i + 1 + usize::from(scene.fold(i + 1) == "من");
    let rounded = || scene.is(i, Classes::ABOUT) && scene.kind(number) == Some(TokenKind::Number);
    // A share of a hundred may go on from the noun before ("نسبة 15 بالمئة").
    let people = || source::quantity(scene, i) == Some(i + 1);
    !scene.named(i) && (rounded() || people())
}

/// "وتبعا لذلك", "تبعا للظروف": what follows from something, where no one is named who says it.
pub(super) fn follows(scene: &Scene<'_>, i: usize, source: &Range<usize>, leads: bool) -> bool {
    let tells = Classes::FINDING.or(Classes::DOCUMENT).or(Classes::BODY);
    let says = || verbs::subject::speaks(scene, source) || scene.is(source.start, tells);
    scene.fold(i).ends_with("تبعا") && !(leads && says())
}

/// Whether the noun at `i` tells by what something is done, and no one's words: "وفقا لجنسية المشترين", "حسب
/// رغباتهم", and "أغلق وفقا للقانون", which is not `set_apart`.
pub(super) fn keeps_to(scene: &Scene<'_>, i: usize, set_apart: bool) -> bool {
    let word = scene.fold(i);
    let definite = word.strip_prefix("لل").map(|rest| ["ال", rest].concat());
    let indefinite = || word.strip_prefix("لل").or_else(|| word.strip_prefix('ل'));
    let bare = indefinite().unwrap_or(word);
    let pronouns = if forms::possessed_noun(scene, i) {
        forms::PRONOUNS
    } else {
        &[]
    };
    let of_someone = || pronouns.iter().filter_map(|pronoun| bare.strip_suffix(pronoun));
    let classes = [word, bare, definite.as_deref().unwrap_or(bare)]
        .into_iter()
        .chain(of_someone())
        .fold(Classes::default(), |all, word| all.or(scene.cues.classes(word)));
    classes.has(Classes::MEASURE) || classes.has(Classes::NORM) && !set_apart
}
