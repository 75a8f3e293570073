//! The persons of an Arabic verb, built from three forms, all folded.

use super::{Form, Subject};

/// The forms of a verb with perfect `قال`, imperfect `يقول` and participle
/// `قائل`; "-" stands for a form that is none.
pub(super) fn inflect(perfect: &str, imperfect: &str, participle: &str) -> Vec<(String, Form)> {
    let mut forms = Vec::with_capacity(16);
    let mut add = |word: String, form: Form| forms.push((word, form));
    let finite = Form::Finite;
    if perfect != "-" {
        add(perfect.to_owned(), finite(Subject::He));
        {
            // نفى: نفت, نفوا; دعا: دعت, دعوا.
            let weak = perfect.chars().count() == 3 && perfect.ends_with('ا') || perfect.ends_with('ي');
            let mut short = perfect;
            if weak {
                short = perfect.strip_suffix(['ا', 'ي']).unwrap_or(perfect);
            }
            add(format!("{short}ت"), finite(Subject::She));
            add(format!("{short}وا"), finite(Subject::They));
            add(format!("{short}تا"), finite(Subject::They));
            // "أعلنا", "تعهدا", "شددا"; "ذكرا" and the like are nouns.
            let letters = perfect.chars().count();
            let long = perfect.starts_with('ا') && letters > 2 || perfect.starts_with('ت') && letters > 3;
            if !weak && (long || doubled(perfect)) {
                add(format!("{perfect}ا"), finite(Subject::They));
            }
        }
    }
    if let Some(stem) = imperfect.strip_prefix('ي') {
        let short = stem.strip_suffix(['ي', 'و']).unwrap_or(stem);
        add(format!("ي{stem}"), finite(Subject::He));
        add(format!("ت{stem}"), finite(Subject::She));
        add(format!("ي{short}ون"), finite(Subject::They));
        add(format!("ت{stem}ان"), finite(Subject::They));
        add(format!("ي{stem}ان"), finite(Subject::They));
        // "الناشطات يطالبن".
        if short == stem {
            add(format!("ي{stem}ن"), finite(Subject::They));
        }
    }
    if participle != "-" {
        let short = participle.strip_suffix('ي').unwrap_or(participle);
        add(format!("{participle}ا"), Form::Participle);
        add(format!("{participle}ه"), Form::Participle);
        add(format!("{short}ين"), Form::Participle);
        add(format!("{participle}ات"), Form::Participle);
    }
    forms
}

/// "شدد", "قرر": hardly a noun in the accusative looks like its dual.
fn doubled(perfect: &str) -> bool {
    let mut letters = perfect.chars().rev();
    letters.next() == letters.next()
}

/// The word without an object pronoun, for each pronoun it may end in.
pub(super) fn without_object(word: &str) -> impl Iterator<Item = &str> {
    const PRONOUNS: &[&str] = &["ه", "ها", "هم", "هما", "نا"];
    PRONOUNS
        .iter()
        .filter_map(|pronoun| word.strip_suffix(pronoun))
        .filter(|stem| stem.chars().count() >= 3)
}
