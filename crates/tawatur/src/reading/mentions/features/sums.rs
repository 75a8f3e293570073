//! What a word's features add up to: those of one word alone once a word.

use super::own::{self, Codes, codes};
use super::{at, feature, in_place, stem};
use crate::lexicon::name_model::{Adding, NameModel, Value};
use crate::lexicon::weights::Sums;
use crate::reading::mentions::traits::Traits;

/// What a word's own features add up to, by the place from which it is seen.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::reading::mentions) struct OwnSums {
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
    pub(in crate::reading::mentions) fn new(word: Option<&Traits<'_>>, model: &NameModel) -> Self {
        let neighbour = |templates| added(model, |adding| own::neighbour(word, templates, &mut into(adding)));
        let third = |template| added(model, |adding| adding.add(feature(template, stem(word), Value::None)));
        let mut sums = Self {
            before: neighbour(own::BEFORE),
            after: neighbour(own::AFTER),
            second_before: neighbour(own::SECOND_BEFORE),
            second_after: neighbour(own::SECOND_AFTER),
            third_before: third(own::THIRD_BEFORE),
            third_after: third(own::THIRD_AFTER),
            ..Self::default()
        };
        if let Some(word) = word {
            sums.here = added(model, |adding| own::here(word, &mut into(adding)));
            sums.odd = word.is_odd();
            sums.coded = added(model, |adding| own::coded(word, &mut into(adding)));
            sums.codes = codes(word);
        }
        sums
    }

    /// What the word's codes tell of it.
    pub(in crate::reading::mentions) fn traits(&self) -> Traits<'static> {
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

/// Takes features into what is added up.
fn into<'a>(adding: &'a mut Adding<'_>) -> impl FnMut(u8, Value<'_>, Value<'_>) + 'a {
    |template, first, second| adding.add(feature(template, first, second))
}

/// What the features of word `i` add up to; `edge` is what stands beyond an end.
pub(in crate::reading::mentions) fn sums(sentence: &[Traits<'_>], i: usize, edge: &OwnSums, model: &NameModel) -> Sums {
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
        None => own::here(word, &mut into(&mut adding)),
    }
    match word.sums.filter(|own| own.codes == codes(word)) {
        Some(own) => sums.add(&own.coded),
        None => own::coded(word, &mut into(&mut adding)),
    }
    in_place(sentence, i, &mut into(&mut adding));
    sums.add(&adding.total());
    sums
}

#[cfg(test)]
mod tests {
    use super::super::each;
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::reading::mentions::known::Memo;
    use crate::reading::mentions::{by_rules, media, traits, words};
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
