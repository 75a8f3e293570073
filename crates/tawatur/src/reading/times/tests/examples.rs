//! Each rule matches its examples, and none of its counterexamples.

use super::*;

#[test]
fn every_rule_matches_its_examples() {
    let mut failures = Vec::new();
    assert!(Lexicon::builtin().times.rules.rules.len() > 50);
    for rule in &Lexicon::builtin().times.rules.rules {
        for example in &rule.examples {
            let (marked, expected) = example
                .rsplit_once(" = ")
                .map_or((example.as_str(), None), |(t, e)| (t, Some(e)));
            let (before, rest) = marked.split_once('[').unwrap();
            let (core, after) = rest.split_once(']').unwrap();
            // Shifted by one word, a rule that counts from the start of the text fails.
            for lead in ["", "؛ "] {
                let text = format!("{lead}{before}{core}{after}");
                let start = lead.len() + before.len();
                let span = Span::new(start, start + core.len());
                let times = read_as(rule.register, &text);
                let at = times.iter().find(|t| t.span.overlaps(span));
                if rule.means == Means::None {
                    if let Some(time) = at {
                        failures.push(format!(
                            "{} {}: {text}: trap gives {:?}",
                            rule.file,
                            rule.id,
                            time.span.of(&text)
                        ));
                    }
                    continue;
                }
                let Some(time) = at else {
                    failures.push(format!("{} {}: {text}: nothing found", rule.file, rule.id));
                    continue;
                };
                if time.span != span {
                    failures.push(format!(
                        "{} {}: {text}: found {:?}",
                        rule.file,
                        rule.id,
                        time.span.of(&text)
                    ));
                }
                let Some((from, to)) = expected.and_then(|e| e.trim().split_once('/')) else {
                    continue;
                };
                let expected = Interval {
                    from: moment(from),
                    to: moment(to),
                };
                if time.interval != Some(expected) {
                    failures.push(format!(
                        "{} {}: {text}: {:?} {:?}",
                        rule.file, rule.id, time.interval, time.meaning
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_rule_matches_its_counterexamples() {
    let lexicon = Lexicon::builtin();
    let mut failures = Vec::new();
    for (index, rule) in lexicon.times.rules.rules.iter().enumerate() {
        for text in &rule.counter {
            for chosen in {
                let tokens = Tokens::new(text);
                let senses = Senses::new(&tokens, lexicon);
                matcher::chosen(text, &tokens, rule.register, &senses, lexicon)
            } {
                if chosen.rule == index {
                    failures.push(format!("{} {}: {text}: {:?}", rule.file, rule.id, chosen.span.of(text)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
