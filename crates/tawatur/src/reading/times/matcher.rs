//! Finds where the rules match: candidates from every word, the best of those that overlap.

use super::build;
use super::meaning::Meaning;
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Atom, Class, Lang, Means, NumberAtom, NumberClass, Sense, Step, TimeRule};
use crate::text::numbers::{self, Number, NumberKind, Qualifier};
use crate::text::{Span, TokenKind, Tokens, clitics, fold};
use std::ops::Range;

/// Tokens that one expression may have, with its context; bounds the work.
const MAX_TOKENS: usize = 24;

/// A time expression, found but not reckoned.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its words, without a clitic before them.
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it means.
    pub(super) meaning: Meaning,
}

/// What an element of a pattern has caught.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slot {
    /// A word of a class, and which.
    Word(Class, i32),
    /// A number, and how much.
    Number(NumberAtom, f64),
    /// A date in digits.
    Date(i16, i8, i8),
    /// A time in digits.
    Clock(i8, i8, Option<i8>),
}

pub(super) struct Candidate {
    /// Index of its rule.
    pub(super) rule: usize,
    /// Tokens of the expression.
    core: Range<usize>,
    /// Tokens of the match with its context.
    reach: usize,
    /// The expression.
    pub(super) span: Span,
    /// What it means; none for a trap.
    meaning: Option<Meaning>,
}

/// The expressions of a text, in order, without overlap.
pub(super) fn find(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Found> {
    let found = |c: Candidate| {
        Some(Found {
            span: c.span,
            tokens: c.core,
            meaning: c.meaning?,
        })
    };
    chosen(text, tokens, lexicon).into_iter().filter_map(found).collect()
}

/// The matches that count, traps among them: of those that begin at one word
/// the longest, then the one with more context, then the rule written first.
pub(super) fn chosen(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Candidate> {
    let scan = Scan::new(text, tokens, lexicon);
    let mut candidates = Vec::new();
    let mut rules = Vec::new();
    for i in 0..tokens.len() {
        rules.clear();
        scan.rules_at(i, &mut rules);
        rules.sort_unstable();
        rules.dedup();
        candidates.extend(rules.iter().filter_map(|rule| scan.candidate(*rule, i)));
    }
    candidates.sort_by_key(|c| (c.core.start, std::cmp::Reverse((c.core.end, c.reach)), c.rule));
    let mut end = 0;
    candidates.retain(|c| {
        let free = c.core.start >= end;
        if free {
            end = c.core.end;
        }
        free
    });
    candidates
}

/// The classes that token `i` can begin, as (class, value, tokens after it).
pub(super) fn classes_at(tokens: &Tokens, i: usize, lexicon: &Lexicon) -> Vec<(Class, i32, usize)> {
    senses_at(tokens, i, lexicon)
        .into_iter()
        .map(|s| (s.class, s.value, i + s.len))
        .collect()
}

struct Scan<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// What each token can be, worked out once for all rules.
    senses: Vec<Vec<Here<'a>>>,
    /// The number that begins at each token, with the clitics before it.
    numbers: Vec<Option<(Number, &'a str)>>,
}

/// A sense of a word in place.
#[derive(Clone, Copy)]
struct Here<'a> {
    class: Class,
    value: i32,
    lang: Lang,
    len: usize,
    capital: bool,
    clitic: &'a str,
    definite: bool,
}

struct State {
    slots: Vec<Slot>,
    open: Option<usize>,
    close: Option<usize>,
    /// Clitic bytes, folded, on the first word of the core.
    cut: usize,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, tokens: &'a Tokens, lexicon: &'a Lexicon) -> Self {
        let number = |i: usize| {
            let token = tokens.get(i)?;
            if token.kind == TokenKind::Number {
                return Some((numbers::at(tokens, i, lexicon)?, ""));
            }
            let words = &lexicon.times.numbers;
            let (clitic, _) = clitics::readings(token.fold)
                .filter(|_| token.is_word())
                .find(|(_, rest)| !words.get(rest).is_empty())?;
            Some((numbers::at(tokens, i, lexicon)?, clitic))
        };
        Self {
            text,
            tokens,
            lexicon,
            senses: (0..tokens.len()).map(|i| senses_at(tokens, i, lexicon)).collect(),
            numbers: (0..tokens.len()).map(number).collect(),
        }
    }

    fn senses(&self, i: usize) -> &[Here<'a>] {
        self.senses.get(i).map_or(&[], Vec::as_slice)
    }

    fn rules_at(&self, i: usize, rules: &mut Vec<usize>) {
        let Some(token) = self.tokens.get(i) else { return };
        let all = &self.lexicon.times.rules;
        rules.extend(all.with_word(token.fold));
        if let Some(rest) = clitics::without_conjunction(token.fold) {
            rules.extend(all.with_word(rest));
        }
        if token.kind == TokenKind::Number {
            rules.extend(all.with_number());
        }
        if token.is_word() {
            rules.extend(self.senses(i).iter().flat_map(|s| all.with_class(s.class)));
            if self.numbers.get(i).is_some_and(Option::is_some) {
                rules.extend(all.with_number());
            }
        }
    }

    fn candidate(&self, rule_index: usize, i: usize) -> Option<Candidate> {
        let rule = self.lexicon.times.rules.rules.get(rule_index)?;
        let mut state = State {
            slots: Vec::new(),
            open: None,
            close: None,
            cut: 0,
        };
        let end = self.run(rule, 0, i, i, &mut state)?;
        let core = state.open.unwrap_or(i)..state.close.unwrap_or(end);
        let meaning = if rule.means == Means::None {
            None
        } else {
            Some(build::meaning(rule.means, &state.slots)?)
        };
        let first = self.tokens.get(core.start)?.span;
        let last = self.tokens.get(core.end.checked_sub(1)?)?.span;
        let start = first.start + self.original_len(first, if core.start == i { state.cut } else { 0 });
        Some(Candidate {
            rule: rule_index,
            core,
            reach: end - i,
            span: Span::new(start, last.end),
            meaning,
        })
    }

    /// Runs the steps from `step` at token `at`; gives the token after the match.
    fn run(&self, rule: &TimeRule, step: usize, at: usize, start: usize, state: &mut State) -> Option<usize> {
        if at > start + MAX_TOKENS {
            return None;
        }
        match rule.steps.get(step) {
            None => (at > start).then_some(at),
            Some(Step::Open) => {
                state.open = Some(at);
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Close) => {
                state.close = Some(at);
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Not(atoms)) => {
                if atoms.iter().any(|a| !self.atom(a, rule.lang, at, false).is_empty()) {
                    return None;
                }
                self.run(rule, step + 1, at, start, state)
            }
            Some(Step::Optional(len)) => {
                let (slots, cut) = (state.slots.len(), state.cut);
                if let Some(end) = self.run(rule, step + 1, at, start, state) {
                    return Some(end);
                }
                state.slots.truncate(slots);
                state.cut = cut;
                self.run(rule, step + 1 + len, at, start, state)
            }
            Some(Step::Any(atoms)) => {
                for atom in atoms {
                    let (slots, cut) = (state.slots.len(), state.cut);
                    for (len, slot, clitic) in self.atom(atom, rule.lang, at, at == start) {
                        if at == start {
                            state.cut = clitic;
                        }
                        state.slots.extend(slot);
                        if let Some(end) = self.run(rule, step + 1, at + len, start, state) {
                            return Some(end);
                        }
                        state.slots.truncate(slots);
                        state.cut = cut;
                    }
                }
                None
            }
        }
    }

    /// The ways an atom matches at a token: tokens taken, what is caught, bytes of clitic.
    fn atom(&self, atom: &Atom, lang: Lang, at: usize, first: bool) -> Vec<(usize, Option<Slot>, usize)> {
        let fold = self.tokens.fold(at);
        let caught = |found: Option<(usize, Slot)>| found.map(|(len, slot)| (len, Some(slot), 0)).into_iter().collect();
        match atom {
            Atom::Word(word) => {
                if fold == word && !fold.is_empty() {
                    vec![(1, None, 0)]
                } else if first && clitics::without_conjunction(fold) == Some(word) {
                    vec![(1, None, fold.len() - word.len())]
                } else {
                    Vec::new()
                }
            }
            Atom::Class {
                class,
                definite,
                clitic,
            } => self
                .senses(at)
                .iter()
                .filter(|s| s.class == *class && s.lang == lang && s.definite == *definite)
                .filter(|s| s.clitic == clitic || (first && clitic.is_empty()))
                .filter(|s| !s.capital || self.has_capital(at))
                .map(|s| {
                    // The article hides in لل: the word cannot be cut there.
                    let cut = if s.clitic.ends_with("لل") { 0 } else { s.clitic.len() };
                    (s.len, Some(Slot::Word(s.class, s.value)), cut)
                })
                .collect(),
            Atom::Number {
                number: NumberAtom::Clock,
                ..
            } => caught(self.clock(at)),
            Atom::Number {
                number: NumberAtom::PointClock,
                ..
            } => caught(self.point_clock(at)),
            Atom::Number {
                number: NumberAtom::NumDate,
                ..
            } => caught(self.numeric_date(at)),
            Atom::Number { number, clitic } if clitic.is_empty() || fold != clitic => self
                .number(*number, at, if first { None } else { Some(clitic) })
                .into_iter()
                .collect(),
            Atom::Number { number, .. } => {
                let digits = self.number(*number, at + 1, Some(""));
                digits
                    .map(|(len, slot, cut)| (len + 1, slot, cut))
                    .into_iter()
                    .collect()
            }
        }
    }

    /// A number with this clitic; with any, if none is asked for.
    fn number(&self, wanted: NumberAtom, at: usize, clitic: Option<&str>) -> Option<(usize, Option<Slot>, usize)> {
        let token = self.tokens.get(at)?;
        let digits = token.kind == TokenKind::Number;
        let (number, with_article) = self.numbers.get(at)?.as_ref()?;
        let written = with_article.strip_suffix("ال").unwrap_or(with_article);
        if clitic.is_some_and(|c| c != written) {
            return None;
        }
        let mut number = number.clone();
        if wanted == NumberAtom::Hour && number.kind == NumberKind::Ordinal && number.value > 12.0 {
            // "الرابعة وعشرين دقيقة" is twenty past four.
            let rest = token.fold.get(with_article.len()..).unwrap_or_default();
            let (_, hour) = self
                .lexicon
                .times
                .numbers
                .get(rest)
                .iter()
                .find(|(c, _)| *c == NumberClass::Ordinal)?;
            number.value = *hour;
            number.tokens.end = at + 1;
        }
        let whole = number
            .whole()
            .filter(|_| !number.percent && number.qualifier != Qualifier::Order);
        let cardinal = number.kind == NumberKind::Cardinal;
        let fits = match wanted {
            NumberAtom::Count => {
                number.kind != NumberKind::Ordinal && !number.percent && number.qualifier != Qualifier::Order
            }
            NumberAtom::Day => whole.is_some_and(|v| (1..=31).contains(&v)) && (!digits || token.fold.len() <= 2),
            NumberAtom::Year => {
                cardinal && whole.is_some_and(|v| (1000..=2999).contains(&v)) && (!digits || token.fold.len() == 4)
            }
            NumberAtom::DigitYear => {
                digits && token.fold.len() == 4 && whole.is_some_and(|v| (1900..=2100).contains(&v) && v % 100 != 0)
            }
            NumberAtom::Hour => whole.is_some_and(|v| (0..=24).contains(&v)) && (!digits || token.fold.len() <= 2),
            NumberAtom::Minute => cardinal && whole.is_some_and(|v| (0..=59).contains(&v)),
            NumberAtom::Ordinal => number.kind == NumberKind::Ordinal && whole.is_some(),
            NumberAtom::Clock | NumberAtom::PointClock | NumberAtom::NumDate => false,
        };
        fits.then(|| {
            (
                number.tokens.len(),
                Some(Slot::Number(wanted, number.value)),
                written.len(),
            )
        })
    }

    /// `14:30`, `14:30:05`, without spaces.
    fn clock(&self, at: usize) -> Option<(usize, Slot)> {
        let hour = self.small(at, 23)?;
        let minute = self.tight(at, ":")?;
        let minutes = self.small(minute, 59).filter(|_| self.tokens.fold(minute).len() == 2)?;
        if let Some(second) = self.tight(minute, ":")
            && let Some(seconds) = self.small(second, 59).filter(|_| self.tokens.fold(second).len() == 2)
        {
            return Some((5, Slot::Clock(hour, minutes, Some(seconds))));
        }
        Some((3, Slot::Clock(hour, minutes, None)))
    }

    /// `14.30`, `14,30`: the clock of the French-speaking press, and a number elsewhere.
    fn point_clock(&self, at: usize) -> Option<(usize, Slot)> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let (hour, minute) = token.fold.split_once([',', '.'])?;
        if minute.len() != 2 {
            return None;
        }
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((1, Slot::Clock(hour, minute, None)))
    }

    /// `2023-09-14`, `2023/9/14`, `14/9/2023`, `14-9-2023`, `14.09.2023`, without spaces.
    fn numeric_date(&self, at: usize) -> Option<(usize, Slot)> {
        let token = self.tokens.get(at)?;
        let date = |a: &str, b: &str, c: &str| {
            let (y, m, d) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
            if y.len() != 4 || m.len() > 2 || d.len() > 2 {
                return None;
            }
            let (y, m, d) = (y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
            jiff::civil::Date::new(y, m, d).ok()?;
            Some(Slot::Date(y, m, d))
        };
        if token.kind != TokenKind::Number {
            return None;
        }
        let mut dotted = token.fold.split('.');
        if let (Some(a), Some(b), Some(c), None) = (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
            return Some((1, date(a, b, c)?));
        }
        let mark = self.tokens.fold(at + 1);
        if !matches!(mark, "/" | "-") {
            return None;
        }
        let beside = |i| {
            if mark == "/" {
                self.spaced(i, mark)
            } else {
                self.tight(i, mark)
            }
        };
        let second = beside(at)?;
        let third = beside(second)?;
        let fold = |i: usize| {
            self.tokens
                .get(i)
                .filter(|t| t.kind == TokenKind::Number)
                .map(|t| t.fold)
        };
        if self.tight(third, mark).is_some() {
            return None;
        }
        Some((5, date(token.fold, fold(second)?, fold(third)?)?))
    }

    /// The token after `mark`, if it and the mark follow token `at` without a space.
    fn tight(&self, at: usize, mark: &str) -> Option<usize> {
        let (a, m, b) = (self.tokens.get(at)?, self.tokens.get(at + 1)?, self.tokens.get(at + 2)?);
        (m.fold == mark && a.span.end == m.span.start && m.span.end == b.span.start).then_some(at + 2)
    }

    /// The token after `mark`, if it and the mark follow token `at` with a space at most.
    fn spaced(&self, at: usize, mark: &str) -> Option<usize> {
        // A space and a mark of direction are four bytes.
        const SPACE: usize = 4;
        let (a, m, b) = (self.tokens.get(at)?, self.tokens.get(at + 1)?, self.tokens.get(at + 2)?);
        let near = |a: Span, b: Span| b.start - a.end <= SPACE;
        (m.fold == mark && near(a.span, m.span) && near(m.span, b.span)).then_some(at + 2)
    }

    /// A number of one or two digits up to `most`.
    fn small(&self, at: usize, most: i8) -> Option<i8> {
        let token = self
            .tokens
            .get(at)
            .filter(|t| t.kind == TokenKind::Number && t.fold.len() <= 2)?;
        token.fold.parse().ok().filter(|v: &i8| (0..=most).contains(v))
    }

    fn has_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.span.of(self.text).starts_with(char::is_uppercase))
    }

    /// Bytes of the original that the first `cut` folded bytes of a word came from.
    fn original_len(&self, word: Span, cut: usize) -> usize {
        let mut folded = 0;
        for (at, c) in word.of(self.text).char_indices() {
            if folded >= cut {
                return at;
            }
            folded += fold(c.encode_utf8(&mut [0; 4])).len();
        }
        0
    }
}

/// What can begin at a token, with any clitics.
fn senses_at<'a>(tokens: &'a Tokens, i: usize, lexicon: &'a Lexicon) -> Vec<Here<'a>> {
    let Some(token) = tokens.get(i) else { return Vec::new() };
    let words = &lexicon.times.words;
    let mut found = Vec::new();
    let ways = if token.kind == TokenKind::Arabic { usize::MAX } else { 1 };
    for (clitic, rest) in clitics::readings(token.fold)
        .take(ways)
        .filter(|(c, _)| !c.ends_with('س'))
    {
        let definite = clitic.ends_with("ال") || clitic.ends_with("لل");
        let mut add = |sense: &Sense, definite: bool| {
            let fits = |(k, word): (usize, &String)| tokens.fold(i + 1 + k) == word;
            if sense.rest.iter().enumerate().all(fits) {
                found.push(Here {
                    class: sense.class,
                    value: sense.value,
                    lang: sense.lang,
                    len: 1 + sense.rest.len(),
                    capital: sense.capital,
                    clitic: clitic.strip_suffix("ال").unwrap_or(clitic),
                    definite,
                });
            }
        };
        words.get(rest).iter().for_each(|s| add(s, definite));
        // "للأربعاء" hides the article that a weekday always has.
        if clitic.ends_with("لل") {
            words.get(&format!("ال{rest}")).iter().for_each(|s| add(s, false));
        }
    }
    found
}
