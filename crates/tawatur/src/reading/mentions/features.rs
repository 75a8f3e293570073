//! The features of a word in its sentence, for tagging Arabic names. Training
//! and tagging see the same ones; a template's number is its place in the model.
//!
//! Most are of one word alone, seen from itself or from a neighbour. They come
//! apart from the others, so that the tagger adds them up once a word, not once
//! an occurrence.

use super::traits::Traits;
use crate::lexicon::clusters::Cluster;
use crate::lexicon::name_model::{Adding, Feature, NameModel, Value};
use crate::lexicon::weights::Sums;
use crate::text::clitics;

/// How far back a head noun or title is looked for, before a mark and beyond.
const MAX_BACK: usize = 5;
const MAX_FAR: usize = 10;

/// The most readings of a word that are told apart.
const MAX_READINGS: usize = 5;

/// What of a word its neighbours may change: class, clitics, person, place, cue, listed, rule, frequency.
type Codes = [u32; 8];

/// What a word's own features add up to, by the place from which it is seen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OwnSums {
    /// For the word itself where it is as odd.
    here: Sums,
    odd: bool,
    /// For the word itself where its codes are these.
    coded: Sums,
    codes: Codes,
    /// For the word after it.
    before: Sums,
    /// For the word before it.
    after: Sums,
    /// For the second word after it.
    second_before: Sums,
    /// For the second word before it.
    second_after: Sums,
    /// For the third word after it.
    third_before: Sums,
    /// For the third word before it.
    third_after: Sums,
}

impl OwnSums {
    /// The sums of a word, or of the place beyond an end of the sentence.
    pub(super) fn new(word: Option<&Traits<'_>>, model: &NameModel) -> Self {
        let mut sums = Self {
            before: added(model, |adding| {
                before(word, &mut |t, a, b| adding.add(feature(t, a, b)))
            }),
            after: added(model, |adding| after(word, &mut |t, a, b| adding.add(feature(t, a, b)))),
            second_before: added(model, |adding| {
                second(word, [6, 69, 77], &mut |t, a, b| adding.add(feature(t, a, b)))
            }),
            second_after: added(model, |adding| {
                second(word, [7, 70, 78], &mut |t, a, b| adding.add(feature(t, a, b)))
            }),
            third_before: added(model, |adding| adding.add(feature(67, stem(word), Value::None))),
            third_after: added(model, |adding| adding.add(feature(68, stem(word), Value::None))),
            ..Self::default()
        };
        if let Some(word) = word {
            sums.here = added(model, |adding| here(word, &mut |t, a, b| adding.add(feature(t, a, b))));
            sums.odd = word.is_odd();
            sums.coded = added(model, |adding| coded(word, &mut |t, a, b| adding.add(feature(t, a, b))));
            sums.codes = codes(word);
        }
        sums
    }

    /// What the word's codes tell of it.
    pub(super) fn traits(&self) -> Traits<'static> {
        let [class, clitics, person, place, cue, listed, rule, frequency] = self.codes;
        Traits {
            class,
            clitics,
            person,
            place,
            cue,
            listed,
            rule,
            frequency,
            ..Traits::default()
        }
    }
}

/// What the features that are given add up to.
fn added(model: &NameModel, give: impl FnOnce(&mut Adding<'_>)) -> Sums {
    let mut adding = model.adding();
    give(&mut adding);
    adding.total()
}

/// What the features of word `i` add up to; `edge` is what stands beyond an end.
pub(super) fn sums(sentence: &[Traits<'_>], i: usize, edge: &OwnSums, model: &NameModel) -> Sums {
    let mut sums = Sums::default();
    let Some(word) = at(sentence, i, 0) else { return sums };
    let mut add = |offset: isize, pick: fn(&OwnSums) -> &Sums| match at(sentence, i, offset) {
        Some(word) => match word.sums {
            Some(own) => sums.add(pick(own)),
            None => sums.add(pick(&OwnSums::new(Some(word), model))),
        },
        None => sums.add(pick(edge)),
    };
    add(-1, |own| &own.before);
    add(1, |own| &own.after);
    add(-2, |own| &own.second_before);
    add(2, |own| &own.second_after);
    add(-3, |own| &own.third_before);
    add(3, |own| &own.third_after);
    let mut adding = model.adding();
    match word.sums.filter(|own| own.odd == word.is_odd()) {
        Some(own) => sums.add(&own.here),
        None => here(word, &mut |t, a, b| adding.add(feature(t, a, b))),
    }
    match word.sums.filter(|own| own.codes == codes(word)) {
        Some(own) => sums.add(&own.coded),
        None => coded(word, &mut |t, a, b| adding.add(feature(t, a, b))),
    }
    in_place(sentence, i, &mut |t, a, b| adding.add(feature(t, a, b)));
    sums.add(&adding.total());
    sums
}

/// Gives `emit` each feature of word `i`.
pub(super) fn each<'t>(sentence: &[Traits<'t>], i: usize, mut emit: impl FnMut(Feature<'t>)) {
    let Some(word) = at(sentence, i, 0) else { return };
    let mut give = |template, first, second| emit(feature(template, first, second));
    here(word, &mut give);
    before(at(sentence, i, -1), &mut give);
    after(at(sentence, i, 1), &mut give);
    second(at(sentence, i, -2), [6, 69, 77], &mut give);
    second(at(sentence, i, 2), [7, 70, 78], &mut give);
    give(67, stem(at(sentence, i, -3)), Value::None);
    give(68, stem(at(sentence, i, 3)), Value::None);
    coded(word, &mut give);
    in_place(sentence, i, &mut give);
}

fn feature<'t>(template: u8, first: Value<'t>, second: Value<'t>) -> Feature<'t> {
    Feature {
        template,
        first,
        second,
    }
}

fn at<'s, 't>(sentence: &'s [Traits<'t>], i: usize, offset: isize) -> Option<&'s Traits<'t>> {
    i.checked_add_signed(offset).and_then(|at| sentence.get(at))
}

fn stem<'t>(word: Option<&Traits<'t>>) -> Value<'t> {
    word.map_or(Value::None, |word| word.stem)
}

fn branch<'t>(cluster: Cluster, steps: u32) -> Value<'t> {
    Value::Code(cluster.branch(steps))
}

fn whole<'t>(word: Option<&Traits<'t>>) -> Value<'t> {
    word.map_or(Value::None, |word| Value::Code(word.cluster.code()))
}

/// What a word is, whatever stands beside it.
fn here<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let none = Value::None;
    let folded = Value::text(word.fold);
    give(0, none, none);
    give(1, folded, none);
    give(2, word.stem, Value::Code(word.clitics & 1));
    give(3, folded, none);
    if word.is_arabic() {
        for (_, rest) in clitics::readings(word.fold).skip(1).take(MAX_READINGS) {
            give(3, Value::text(rest), none);
        }
    }
    let text = word.text;
    let length = word.length();
    for (count, template) in (1..=3).zip(26..) {
        if let Some((end, _)) = text.char_indices().nth(count).filter(|_| length > count) {
            give(template, Value::text(text.get(..end).unwrap_or_default()), none);
        }
    }
    for (count, template) in (1..=4).zip(29..) {
        if length > count
            && let Some((start, _)) = text.char_indices().nth_back(count - 1)
        {
            give(template, Value::text(text.get(start..).unwrap_or_default()), none);
        }
    }
    give(56, whole(Some(word)), none);
    for (template, steps) in [(57, 10), (58, 6), (59, 4)] {
        give(template, branch(word.cluster, steps), none);
    }
    if word.is_odd() {
        threes(word, give);
    }
}

/// The letters of a word by threes, which tell of one that no everyday use explains.
fn threes<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let starts: [usize; 12] = boundaries(word.text);
    for (start, end) in starts.iter().zip(starts.iter().skip(3)).filter(|(_, end)| **end > 0) {
        give(
            34,
            Value::text(word.text.get(*start..*end).unwrap_or_default()),
            Value::None,
        );
    }
}

/// What a word is to the one after it.
fn before<'t>(word: Option<&Traits<'t>>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    give(4, stem(word), Value::None);
    give(60, whole(word), Value::None);
    give(
        61,
        word.map_or(Value::None, |word| branch(word.cluster, 6)),
        Value::None,
    );
}

/// What a word is to the one before it.
fn after<'t>(word: Option<&Traits<'t>>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    give(5, stem(word), Value::None);
    give(62, whole(word), Value::None);
    give(
        63,
        word.map_or(Value::None, |word| branch(word.cluster, 6)),
        Value::None,
    );
}

/// What a word is to the second one after or before it, by the templates of its stem, branch and class.
fn second<'t>(
    word: Option<&Traits<'t>>,
    [of_stem, of_branch, of_class]: [u8; 3],
    give: &mut impl FnMut(u8, Value<'t>, Value<'t>),
) {
    give(of_stem, stem(word), Value::None);
    give(
        of_branch,
        word.map_or(Value::None, |word| branch(word.cluster, 6)),
        Value::None,
    );
    give(of_class, whole(word), Value::None);
}

fn codes(word: &Traits<'_>) -> Codes {
    [
        word.class,
        word.clitics,
        word.person,
        word.place,
        word.cue,
        word.listed,
        word.rule,
        word.frequency,
    ]
}

/// What a word is by its codes, which the words beside it may change.
fn coded<'t>(word: &Traits<'t>, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let code = Value::Code;
    let [class, clitics] = [code(word.class), code(word.clitics)];
    give(10, class, Value::None);
    give(16, code(word.person), clitics);
    give(17, code(word.place), clitics);
    give(18, code(word.cue), clitics);
    give(33, clitics, class);
    give(38, code(word.frequency), class);
    give(48, code(u32::try_from(word.length().min(12)).unwrap_or(0)), class);
    give(49, code(word.listed), clitics);
    give(54, code(word.rule), class);
    give(55, word.stem, code(word.rule));
}

/// What hangs on where the word stands.
fn in_place<'t>(sentence: &[Traits<'t>], i: usize, give: &mut impl FnMut(u8, Value<'t>, Value<'t>)) {
    let Some(word) = at(sentence, i, 0) else { return };
    let (before, after) = (at(sentence, i, -1), at(sentence, i, 1));
    let none = Value::None;
    let code = Value::Code;
    let trait_of = |word: Option<&Traits<'t>>, pick: fn(&Traits<'t>) -> u32| word.map_or(0, pick);
    let here = word.class;
    let [back, next] = [before, after].map(|word| trait_of(word, |w| w.class));
    give(11, code(back << 8 | here), none);
    give(12, code(here << 8 | next), none);
    let [registry_before, registry_after] = [before, after].map(|word| trait_of(word, |w| w.registry));
    give(19, code(registry_before << 4 | word.registry), code(registry_after));
    let [person_before, person_after] = [before, after].map(|word| trait_of(word, |w| w.person));
    give(20, code(person_before << 8 | word.person), none);
    give(21, code(word.person << 8 | person_after), none);
    let [place_before, place_after] = [before, after].map(|word| trait_of(word, |w| w.place));
    give(22, code(place_before << 8 | word.place), none);
    give(23, code(word.place << 8 | place_after), none);
    let [cue_before, cue_after] = [before, after].map(|word| trait_of(word, |w| w.cue));
    give(24, code(cue_before), code(here));
    give(25, code(here), code(cue_after));
    let [listed_before, listed_after] = [before, after].map(|word| trait_of(word, |w| w.listed));
    give(50, code(listed_before << 8 | word.listed), none);
    give(51, code(word.listed << 8 | listed_after), none);
    give(52, code(word.listed), code(back));
    let [rule_before, rule_after] = [before, after].map(|word| trait_of(word, |w| w.rule));
    give(53, code(rule_before << 8 | word.rule << 4 | rule_after), none);
    give(35, stem(before), code(here));
    give(36, stem(after), code(here));
    let head = (1..=MAX_BACK)
        .map_while(|back| {
            i.checked_sub(back)
                .and_then(|at| sentence.get(at))
                .map(|word| (back, word))
        })
        .take_while(|(_, word)| !word.is_mark())
        .find(|(_, word)| word.is_head());
    if let Some((back, head)) = head {
        let back = u32::try_from(back).unwrap_or(0);
        give(39, head.stem, code(back));
        give(40, head.stem, code(here));
        give(41, code(head.class), code(back << 8 | here));
    } else if let Some((back, head)) = far_head(sentence, i) {
        give(71, head.stem, code(u32::from(back > MAX_BACK)));
        give(79, head.stem, code(here));
    }
    if word.quoted != 0 {
        give(72, code(word.quoted & 7), code(here));
        give(73, code(word.quoted >> 3), code(here));
    }
    if word.is_arabic() {
        give(83, code(word.count << 8 | word.frequency), code(here));
    }
    give(64, whole(before), whole(Some(word)));
    give(65, whole(Some(word)), whole(after));
    give(66, whole(before), whole(after));
    give(42, code(word.context), none);
    give(43, code(word.context), code(here));
    let [context_before, context_after] = [before, after].map(|word| trait_of(word, |w| w.context));
    give(44, code(context_before), code(back));
    give(45, code(context_after), code(next));
}

/// The nearest head noun or title before word `i`, whatever marks stand between, and how far away it is.
fn far_head<'s, 't>(sentence: &'s [Traits<'t>], i: usize) -> Option<(usize, &'s Traits<'t>)> {
    let before = sentence.get(..i)?.iter().rev();
    (1..=MAX_FAR).zip(before).find(|(_, word)| word.is_head())
}

/// Where the first letters of a word begin and the last ends; zeros fill the rest.
fn boundaries(text: &str) -> [usize; 12] {
    let mut starts = [0; 12];
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.iter_mut().zip(ends).for_each(|(slot, at)| *slot = at);
    starts
}

#[cfg(test)]
mod tests {
    use super::super::known::Memo;
    use super::super::{by_rules, media, traits, words};
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Span, Tokens};

    #[test]
    fn the_sums_of_a_word_are_those_of_its_features() {
        let text = "وقال وزير الخارجية في كوريا الشمالية لوكالة الأنباء إن مدينة بيونغ يانغ آمنة، وأكد محمد بن سلمان \
                    لرويترز في 5 مايو أن U.S. troops بقوا في تل أبيب ولم يغادروا فوستوتشني. مكتبة مكتبه";
        let lexicon = Lexicon::builtin();
        let model = &lexicon.name_model;
        let tokens = Tokens::new(text);
        let mut memo = Memo::default();
        let sentence = words::of_sentence(text, &tokens, Span::new(0, text.len()), &mut memo, lexicon);
        let sentences = [sentence];
        let media = media(&tokens, lexicon);
        let found = by_rules(text, &sentences, &media, lexicon);
        let edge = OwnSums::new(None, model);
        let mut some = 0;
        for sentence in traits::of_report(&sentences, &found, &media, &memo, lexicon) {
            for i in 0..sentence.len() {
                let mut adding = model.adding();
                each(&sentence, i, |feature| adding.add(feature));
                let expected = adding.total();
                assert_eq!(sums(&sentence, i, &edge, model), expected, "word {i}");
                some += usize::from(expected != Sums::default());
            }
        }
        assert!(some > 30);
    }
}
