//! Words that decide what a claim says: negation, contrast, kinds of event.

use super::DataError;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

const FILES: &[(&str, &str)] = &[
    ("ar/slots.toml", include_str!("../../data/ar/slots.toml")),
    ("en/slots.toml", include_str!("../../data/en/slots.toml")),
];

/// Words of all languages together, folded: their letters keep them apart.
#[derive(Debug, Default)]
pub struct Slots {
    negators: FxHashSet<String>,
    rejections: FxHashSet<String>,
    measures: FxHashSet<String>,
    money: FxHashSet<String>,
    moving: FxHashSet<String>,
    denying: FxHashSet<String>,
    refusing: FxHashSet<String>,
    not_negated: FxHashSet<(String, String)>,
    adversatives: FxHashSet<Vec<String>>,
    corrections: FxHashSet<String>,
    clauses: FxHashSet<String>,
    attributions: FxHashSet<String>,
    dangling: FxHashSet<String>,
    anaphora: FxHashSet<String>,
    expected: FxHashSet<String>,
    /// Word for victims to what befell them.
    tolls: FxHashMap<String, String>,
    /// What befalls people in a kind of event.
    befalls: FxHashMap<usize, String>,
    locators: FxHashSet<String>,
    directions: FxHashMap<String, String>,
    bounds: FxHashSet<String>,
    reasons: FxHashSet<String>,
    strengtheners: FxHashSet<String>,
    utter: FxHashSet<String>,
    lacking: FxHashSet<String>,
    occurring: FxHashSet<String>,
    years: FxHashSet<String>,
    aging: FxHashSet<String>,
    partitive: FxHashSet<String>,
    cumulative: FxHashSet<String>,
    accusing: FxHashSet<String>,
    elided: FxHashSet<String>,
    relatives: FxHashSet<String>,
    joiners: FxHashSet<String>,
    capacity: FxHashSet<String>,
    goals: FxHashSet<String>,
    hearsay: FxHashSet<String>,
    again: FxHashSet<String>,
    possible: FxHashSet<String>,
    assurances: FxHashSet<String>,
    naming: FxHashSet<String>,
    /// Word to the sense that it shares with others.
    senses: FxHashMap<String, String>,
    /// Kinds of event; the same in every language, so that claims meet across them.
    kinds: Vec<String>,
    events: FxHashMap<String, usize>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    negators: Vec<String>,
    rejections: Vec<String>,
    measures: Vec<String>,
    money: Vec<String>,
    moving: Vec<String>,
    denying: Vec<String>,
    refusing: Vec<String>,
    not_negated: Vec<String>,
    adversatives: Vec<String>,
    corrections: Vec<String>,
    clauses: Vec<String>,
    attributions: Vec<String>,
    dangling: Vec<String>,
    anaphora: Vec<String>,
    expected: Vec<String>,
    locators: Vec<String>,
    bounds: Vec<String>,
    reasons: Vec<String>,
    strengtheners: Vec<String>,
    utter: Vec<String>,
    lacking: Vec<String>,
    occurring: Vec<String>,
    years: Vec<String>,
    aging: Vec<String>,
    partitive: Vec<String>,
    cumulative: Vec<String>,
    accusing: Vec<String>,
    elided: Vec<String>,
    relatives: Vec<String>,
    joiners: Vec<String>,
    capacity: Vec<String>,
    goals: Vec<String>,
    hearsay: Vec<String>,
    again: Vec<String>,
    possible: Vec<String>,
    assurances: Vec<String>,
    naming: Vec<String>,
    directions: BTreeMap<String, Vec<String>>,
    senses: BTreeMap<String, Vec<String>>,
    tolls: BTreeMap<String, Vec<String>>,
    befalls: BTreeMap<String, String>,
    events: BTreeMap<String, Vec<String>>,
}

impl Slots {
    /// Reads the data of all languages.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut slots = Self::default();
        let mut errors = Vec::new();
        for (name, data) in FILES {
            if let Err(error) = slots.add(name, data) {
                errors.push(error);
            }
        }
        if errors.is_empty() { Ok(slots) } else { Err(errors) }
    }

    fn add(&mut self, name: &str, data: &str) -> Result<(), DataError> {
        let file: File = toml::from_str(data).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = data.get(..at).unwrap_or_default().matches('\n').count() + 1;
            DataError::new(name, line, error.message())
        })?;
        let folded = |word: &String| crate::text::fold(word);
        let words = |phrase: &String| folded(phrase).split(' ').map(str::to_owned).collect::<Vec<_>>();
        for phrase in &file.not_negated {
            let [first, second] = words(phrase)
                .try_into()
                .map_err(|_| DataError::new(name, line_of(data, phrase), format!("\"{phrase}\" must be two words")))?;
            self.not_negated.insert((first, second));
        }
        self.adversatives.extend(file.adversatives.iter().map(words));
        for (toll, words) in &file.tolls {
            self.tolls.extend(words.iter().map(|word| (folded(word), toll.clone())));
        }
        for (known, words) in [
            (&mut self.negators, &file.negators),
            (&mut self.rejections, &file.rejections),
            (&mut self.measures, &file.measures),
            (&mut self.money, &file.money),
            (&mut self.moving, &file.moving),
            (&mut self.denying, &file.denying),
            (&mut self.refusing, &file.refusing),
            (&mut self.corrections, &file.corrections),
            (&mut self.clauses, &file.clauses),
            (&mut self.attributions, &file.attributions),
            (&mut self.dangling, &file.dangling),
            (&mut self.anaphora, &file.anaphora),
            (&mut self.expected, &file.expected),
            (&mut self.bounds, &file.bounds),
            (&mut self.reasons, &file.reasons),
            (&mut self.strengtheners, &file.strengtheners),
            (&mut self.utter, &file.utter),
            (&mut self.lacking, &file.lacking),
            (&mut self.occurring, &file.occurring),
            (&mut self.years, &file.years),
            (&mut self.aging, &file.aging),
            (&mut self.partitive, &file.partitive),
            (&mut self.cumulative, &file.cumulative),
            (&mut self.accusing, &file.accusing),
            (&mut self.elided, &file.elided),
            (&mut self.locators, &file.locators),
            (&mut self.relatives, &file.relatives),
            (&mut self.joiners, &file.joiners),
            (&mut self.capacity, &file.capacity),
            (&mut self.goals, &file.goals),
            (&mut self.hearsay, &file.hearsay),
            (&mut self.again, &file.again),
            (&mut self.possible, &file.possible),
            (&mut self.assurances, &file.assurances),
            (&mut self.naming, &file.naming),
        ] {
            known.extend(words.iter().map(folded));
        }
        for (direction, words) in &file.directions {
            self.directions
                .extend(words.iter().map(|word| (folded(word), direction.clone())));
        }
        for (sense, words) in &file.senses {
            self.senses
                .extend(words.iter().map(|word| (folded(word), sense.clone())));
        }
        for (kind, words) in &file.events {
            let index = self.kinds.iter().position(|known| known == kind).unwrap_or_else(|| {
                self.kinds.push(kind.clone());
                self.kinds.len() - 1
            });
            self.events.extend(words.iter().map(|word| (folded(word), index)));
        }
        for (kind, toll) in &file.befalls {
            let Some(index) = self.kinds.iter().position(|known| known == kind) else {
                return Err(DataError::new(
                    name,
                    line_of(data, kind),
                    format!("\"{kind}\" is no kind of event"),
                ));
            };
            self.befalls.insert(index, toll.clone());
        }
        Ok(())
    }

    /// Whether `word`, which `next` follows, negates.
    #[must_use]
    pub fn negates(&self, word: &str, next: &str) -> bool {
        // "كلا" is no "لا" with a particle before it, and "بعدم الاستقرار" turns no clause.
        let bare = crate::text::clitics::without_conjunction(word).unwrap_or(word);
        let negator = [word, bare].into_iter().find(|w| self.negators.contains(*w));
        let turns = |w: &str| !self.not_negated.contains(&(w.to_owned(), next.to_owned()));
        negator.is_some_and(turns) || any_reading(word, |w| self.denying.contains(w))
    }

    /// Whether `word` tells of a denial ("نفى").
    #[must_use]
    pub fn denies(&self, word: &str) -> bool {
        any_reading(word, |w| self.denying.contains(w))
    }

    /// Whether `word` refuses an act, or rejects what was said ("رفض").
    #[must_use]
    pub fn refuses(&self, word: &str) -> bool {
        any_reading(word, |w| self.refusing.contains(w))
    }

    /// Whether `noun` measures rather than counts ("كلم").
    #[must_use]
    pub fn measures(&self, noun: &str) -> bool {
        any_reading(noun, |w| self.measures.contains(w))
    }

    /// Whether `noun`, as a figure has it, is a currency or the sign of a share: what the sum is of
    /// stands elsewhere.
    #[must_use]
    pub fn is_sum(&self, noun: &str) -> bool {
        noun == "%" || any_reading(noun, |w| self.money.contains(w))
    }

    /// Whether `word` tells that something rose or fell ("ارتفع").
    #[must_use]
    pub fn moves(&self, word: &str) -> bool {
        any_reading(word, |w| self.moving.contains(w))
    }

    /// Whether `word` calls untrue what stands before it or what it points at ("خدعة").
    #[must_use]
    pub fn rejects(&self, word: &str) -> bool {
        any_reading(word, |w| self.rejections.contains(w))
    }

    /// Whether the words from here on open a contrast.
    #[must_use]
    pub fn contrasts(&self, words: &[&str]) -> bool {
        let Some(first) = words.first() else { return false };
        any_reading(first, |w| {
            (1..=words.len().min(3)).any(|n| {
                let phrase: Vec<String> = std::iter::once(w)
                    .chain(words.iter().take(n).skip(1).copied())
                    .map(str::to_owned)
                    .collect();
                self.adversatives.contains(&phrase)
            })
        })
    }

    /// Whether `word` puts something in the place of what was negated ("بل").
    #[must_use]
    pub fn corrects(&self, word: &str) -> bool {
        self.corrections.contains(word)
    }

    /// Whether `word` opens a clause after a verb of saying ("أن").
    #[must_use]
    pub fn opens_clause(&self, word: &str) -> bool {
        self.clauses.contains(word)
    }

    /// Whether `word` opens who is quoted ("نقلا عن").
    #[must_use]
    pub fn attributes(&self, word: &str) -> bool {
        any_reading(word, |w| self.attributions.contains(w))
    }

    /// Whether `word` joins on what follows, so that no piece can end in it.
    #[must_use]
    pub fn dangles(&self, word: &str) -> bool {
        self.dangling.contains(word)
    }

    /// Whether `word` points back at what was said.
    #[must_use]
    pub fn points_back(&self, word: &str) -> bool {
        any_reading(word, |w| self.anaphora.contains(w))
    }

    /// Whether `word` tells of the future: a word of the list, or an Arabic verb with سـ.
    #[must_use]
    pub fn expects(&self, word: &str) -> bool {
        any_reading(word, |w| self.expected.contains(w)) || future_verb(word)
    }

    /// What `noun` counts among victims: "dead", "injured"; for plain people,
    /// what the kind of `event` does to them. None for other nouns, and for
    /// people where no event tells.
    #[must_use]
    pub fn victims(&self, noun: &str, event: Option<usize>) -> Option<&str> {
        let toll = crate::text::clitics::readings(noun).find_map(|(_, rest)| self.tolls.get(rest))?;
        if toll == PEOPLE {
            // Passengers of whom nothing is told are no victims.
            return event.and_then(|event| self.befalls.get(&event)).map(String::as_str);
        }
        Some(toll)
    }

    /// What befell those whom an event's word speaks of: "أصيب" injured them.
    #[must_use]
    pub fn befallen(&self, word: &str) -> Option<&str> {
        self.befalls.get(&self.event(word)?).map(String::as_str)
    }

    /// Whether a kind of event has victims.
    #[must_use]
    pub fn befalls(&self, event: usize) -> bool {
        self.befalls.contains_key(&event)
    }

    /// Whether `counted`, as [`Self::victims`] gives it, is what an unfolding event adds to.
    #[must_use]
    pub fn is_toll(&self, counted: &str) -> bool {
        counted != PEOPLE && self.tolls.values().any(|toll| toll == counted)
    }

    /// Whether `word` says that something is at a place ("في").
    #[must_use]
    pub fn locates(&self, word: &str) -> bool {
        self.locators.contains(word)
    }

    /// The side of a place that `word` names ("غرب", "western").
    #[must_use]
    pub fn direction(&self, word: &str) -> Option<&str> {
        let mut readings = crate::text::clitics::readings(word);
        readings
            .find_map(|(_, rest)| self.directions.get(rest))
            .map(String::as_str)
    }

    /// Whether `word` makes the time after it an end or a beginning ("حتى").
    #[must_use]
    pub fn bounds(&self, word: &str) -> bool {
        self.bounds.contains(word)
    }

    /// Whether what a negation denies ends before `word`.
    #[must_use]
    pub fn ends_denial(&self, word: &str) -> bool {
        self.reasons.contains(word)
    }

    /// Whether `word` only strengthens or carries what is denied ("قط", "عقد").
    #[must_use]
    pub fn strengthens(&self, word: &str) -> bool {
        any_reading(word, |w| self.strengtheners.contains(w))
    }

    /// Whether `word` negates without reserve, where anything is negated ("قط").
    #[must_use]
    pub fn is_utter(&self, word: &str) -> bool {
        any_reading(word, |w| self.utter.contains(w))
    }

    /// Whether `word` says that there is none of what follows ("دون").
    #[must_use]
    pub fn lacks(&self, word: &str) -> bool {
        self.lacking.contains(word)
    }

    /// Whether `word` may stand between such a word and the victims ("سقوط").
    #[must_use]
    pub fn occurs(&self, word: &str) -> bool {
        self.occurring.contains(word)
    }

    /// Whether `noun` counts the years of an age ("عام").
    #[must_use]
    pub fn is_year(&self, noun: &str) -> bool {
        self.years.contains(noun)
    }

    /// Whether `word`, or mark, may stand between a name and an age ("البالغ من العمر").
    #[must_use]
    pub fn tells_age(&self, word: &str) -> bool {
        self.aging.contains(word)
    }

    /// Whether `word` makes the number after it a part of another ("بينهم").
    #[must_use]
    pub fn takes_part(&self, word: &str) -> bool {
        any_reading(word, |w| self.partitive.contains(w))
    }

    /// Whether `word` makes a number the sum of a longer time ("منذ").
    #[must_use]
    pub fn sums_up(&self, word: &str) -> bool {
        any_reading(word, |w| self.cumulative.contains(w))
    }

    /// Whether `word` tells of an accusation or suspicion.
    #[must_use]
    pub fn accuses(&self, word: &str) -> bool {
        any_reading(crate::text::clitics::stem(word), |w| self.accusing.contains(w))
    }

    /// Whether `word` opens what speakers deny of themselves without their name.
    #[must_use]
    pub fn elides(&self, word: &str) -> bool {
        any_reading(word, |w| self.elided.contains(w))
    }

    /// Whether `word`, after a mark, opens a clause on what was named before ("الذي").
    #[must_use]
    pub fn relates(&self, word: &str) -> bool {
        any_reading(word, |w| self.relatives.contains(w))
    }

    /// Whether `word` joins a clause of its own ("كما").
    #[must_use]
    pub fn joins_clause(&self, word: &str) -> bool {
        self.joiners.contains(word)
    }

    /// Whether `word` makes the number after it the most that there may be ("مرخص").
    #[must_use]
    pub fn limits(&self, word: &str) -> bool {
        any_reading(word, |w| self.capacity.contains(w))
    }

    /// Whether `word` tells where to something goes ("إلى").
    #[must_use]
    pub fn leads(&self, word: &str) -> bool {
        self.goals.contains(word)
    }

    /// Whether a speaker's folded name is a word for what is said by nobody in
    /// particular ("تقارير", "وسائل إعلام").
    #[must_use]
    pub fn is_hearsay(&self, speaker: &str) -> bool {
        speaker
            .split(' ')
            .all(|word| any_reading(word, |w| self.hearsay.contains(w)))
    }

    /// Whether `word` tells that it happens again ("الثانية").
    #[must_use]
    pub fn repeats(&self, word: &str) -> bool {
        any_reading(word, |w| self.again.contains(w))
    }

    /// Whether `word` makes what follows a mere possibility ("ربما").
    #[must_use]
    pub fn allows(&self, word: &str) -> bool {
        any_reading(word, |w| self.possible.contains(w))
    }

    /// Whether speakers assure by `word` what they go on to say ("أقول").
    #[must_use]
    pub fn assures(&self, word: &str) -> bool {
        any_reading(word, |w| self.assurances.contains(w))
    }

    /// Whether `word` gives the name of whom is spoken of ("يدعى").
    #[must_use]
    pub fn names(&self, word: &str) -> bool {
        any_reading(word, |w| self.naming.contains(w))
    }

    /// The sense that `word` shares with others: "مشترك" and "مستخدم" are users,
    /// "برامج" are as many of "برنامج".
    #[must_use]
    pub fn sense(&self, word: &str) -> Option<&str> {
        crate::text::clitics::readings(word)
            .find_map(|(_, rest)| self.senses.get(rest))
            .map(String::as_str)
    }

    /// The kind of event that `word` names, as an index.
    #[must_use]
    pub fn event(&self, word: &str) -> Option<usize> {
        const OBJECTS: &[&str] = &["", "ها", "هم", "ه"];
        crate::text::clitics::readings(word).find_map(|(_, rest)| {
            // With whom it happens to written onto it: أوقفته.
            let bare = OBJECTS.iter().filter_map(|object| rest.strip_suffix(object));
            bare.filter_map(|bare| self.events.get(bare)).next().copied()
        })
    }
}

/// The toll that says nothing of what befell them.
const PEOPLE: &str = "people";

/// `يلتقي` with the future's س: `سيلتقي`, `وستعقد`. The list of imperfect
/// prefixes keeps سياسة and سيارة out by their length only in part, so a verb
/// of at least five letters whose third is no alef is asked for.
fn future_verb(word: &str) -> bool {
    let word = crate::text::clitics::without_conjunction(word).unwrap_or(word);
    let mut letters = word.chars();
    letters.next() == Some('س')
        && matches!(letters.next(), Some('ي' | 'ت' | 'ن'))
        && letters.next().is_some_and(|c| c != 'ا')
        && letters.count() >= 2
}

fn any_reading(word: &str, test: impl Fn(&str) -> bool) -> bool {
    crate::text::clitics::readings(word).any(|(_, rest)| test(rest))
}

fn line_of(data: &str, word: &str) -> usize {
    let at = data.find(word).unwrap_or(0);
    data.get(..at).unwrap_or_default().matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negation_and_its_look_alikes() {
        let slots = Slots::load().unwrap();
        assert!(slots.negates("لا", "توجد"));
        assert!(slots.negates("ولم", "يصدر"));
        assert!(!slots.negates("لا", "يزال"));
        assert!(!slots.negates("no", "doubt"));
        assert!(slots.contrasts(&["لكن", "المتحدث"]));
        assert!(slots.contrasts(&["غير", "ان", "الوزاره"]));
        assert!(!slots.contrasts(&["غير", "معروف"]));
    }

    #[test]
    fn future_verbs_are_no_nouns() {
        let slots = Slots::load().unwrap();
        assert!(slots.expects("سيلتقي") && slots.expects("وستعقد"));
        assert!(!slots.expects("سياسه") && !slots.expects("سيارات"));
    }

    #[test]
    fn every_language_has_the_same_kinds() {
        for (name, data) in FILES {
            let mut one = Slots::default();
            one.add(name, data).unwrap();
            let mut kinds = Slots::load().unwrap().kinds;
            kinds.sort();
            assert_eq!(one.kinds, kinds, "{name}");
        }
    }

    #[test]
    fn bad_data_names_its_line() {
        let bad = "negators = []\nnot_negated = [\"one\"]\nadversatives = []\ncorrections = []\nclauses = []\nattributions = []\ndangling = []\nanaphora = []\nexpected = []\nlocators = []\nbounds = []\nreasons = []\nstrengtheners = []\nutter = []\nlacking = []\noccurring = []\nyears = []\naging = []\npartitive = []\ncumulative = []\naccusing = []\nelided = []\nrelatives = []\njoiners = []\ncapacity = []\ngoals = []\nhearsay = []\nagain = []\nmoney = []\nmoving = []\npossible = []\nassurances = []\nnaming = []\nrejections = []\ndenying = []\nrefusing = []\nmeasures = []\n[directions]\n[senses]\n[tolls]\n[befalls]\n[events]\n";
        let error = Slots::default().add("x.toml", bad).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("x.toml", 2));
    }
}
