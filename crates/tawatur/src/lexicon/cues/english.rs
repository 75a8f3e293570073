//! The forms of an English verb.

use super::{Form, Subject};

/// The forms of a verb: of one word the regular ones ("deny": denies, denied,
/// denying), of several the words themselves.
pub(super) fn inflect(words: &[String]) -> Vec<(String, Form)> {
    let form = |word: &str| {
        if word.len() > 5 && word.ends_with("ing") {
            Form::Participle
        } else {
            Form::Finite(Subject::Any)
        }
    };
    let [base] = words else {
        return words.iter().map(|w| (w.clone(), form(w))).collect();
    };
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let forms = match (last, before) {
        (Some('e'), Some('e')) => [format!("{base}s"), format!("{base}d"), format!("{base}ing")],
        (Some('e'), _) => {
            let stem = base.strip_suffix('e').unwrap_or(base);
            [format!("{base}s"), format!("{base}d"), format!("{stem}ing")]
        }
        (Some('y'), before) if !vowel(before) => {
            let stem = base.strip_suffix('y').unwrap_or(base);
            [format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing")]
        }
        (Some('s' | 'x' | 'z'), _) | (Some('h'), Some('c' | 's')) => {
            [format!("{base}es"), format!("{base}ed"), format!("{base}ing")]
        }
        _ => [format!("{base}s"), format!("{base}ed"), format!("{base}ing")],
    };
    let mut all = vec![(base.clone(), Form::Finite(Subject::Any))];
    all.extend(forms.into_iter().map(|w| {
        let form = form(&w);
        (w, form)
    }));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_regular_verbs() {
        let forms =
            |base: &str| -> Vec<String> { inflect(&[base.to_owned()]).into_iter().map(|(word, _)| word).collect() };
        assert_eq!(forms("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("agree"), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(forms("note"), ["note", "notes", "noted", "noting"]);
        assert_eq!(forms("stress"), ["stress", "stresses", "stressed", "stressing"]);
    }

    #[test]
    fn listed_forms_stand_as_they_are() {
        let forms = inflect(&["said".to_owned(), "saying".to_owned()]);
        assert_eq!(forms.first().map(|f| f.1), Some(Form::Finite(Subject::Any)));
        assert_eq!(forms.last().map(|f| f.1), Some(Form::Participle));
    }
}
