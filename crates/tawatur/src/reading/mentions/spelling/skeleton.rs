//! Skeletons: the consonants of a word, as the classes of sounds that Arabic and
//! Latin writing mix up, and which of them are near.

/// The consonants of one word, as classes; short and long vowels are dropped,
/// but an opening vowel leaves a trace.
#[must_use]
pub fn skeleton(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let arabic = chars.iter().any(|c| ('\u{0621}'..='\u{064A}').contains(c));
    let mut out = String::with_capacity(word.len());
    let mut i = 0;
    while let Some(c) = chars.get(i).copied() {
        let next = chars.get(i + 1).copied();
        let (class, used) = if arabic {
            arabic_class(c, next, i == 0)
        } else {
            latin_class(c, next, chars.get(i + 2).copied(), i == 0)
        };
        i += used;
        // Doubled letters are written once in Arabic; a final h is an ending.
        if class == Some('h') && i >= chars.len() {
            continue;
        }
        match class {
            Some('G') => {
                push(&mut out, 'g');
                push(&mut out, 's');
            }
            Some(class) => push(&mut out, class),
            None => {}
        }
    }
    out
}

/// Whether two skeletons differ by one slip that transliteration explains. With
/// `context` (the other words of the name agree), one lost consonant of a
/// longer word is such a slip, too ("كوزيمياكو", "كويمياكو").
pub(super) fn near(a: &str, b: &str, context: bool) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    match (rest_a, rest_b) {
        ([x, tail_a @ ..], [y, tail_b @ ..]) if tail_a == tail_b => confused(*x, *y) && a.len() >= 2,
        ([lost, tail @ ..], rest) | (rest, [lost, tail @ ..]) if tail == rest => {
            let shorter = a.len().min(b.len());
            context && (shorter >= 3 || shorter >= 2 && matches!(lost, 'y' | 'h' | 'a' | 'f' | 't'))
        }
        _ => false,
    }
}

fn push(out: &mut String, class: char) {
    if !out.ends_with(class) {
        out.push(class);
    }
}

/// The class of a folded Arabic letter, and how many letters it takes.
fn arabic_class(c: char, next: Option<char>, first: bool) -> (Option<char>, usize) {
    let class = match c {
        'ت' if next == Some('ش') => return (Some('x'), 2),
        'د' if next == Some('ج') => return (Some('g'), 2),
        'ت' | 'ط' | 'ث' => 't',
        'د' | 'ض' | 'ذ' => 'd',
        'ب' => 'b',
        'ج' | 'غ' | 'ق' | 'ك' => 'g',
        'ح' | 'ه' | 'خ' => 'h',
        'ر' => 'r',
        'ز' | 'س' | 'ص' | 'ظ' => 's',
        'ش' => 'x',
        'ف' => 'f',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'ي' if first => 'y',
        'و' if first => 'f',
        'ا' | 'ع' | 'ء' if first => 'a',
        _ => return (None, 1),
    };
    (Some(class), 1)
}

/// The class of a folded Latin letter, and how many letters it takes.
fn latin_class(c: char, next: Option<char>, third: Option<char>, first: bool) -> (Option<char>, usize) {
    let class = match (c, next) {
        ('t', Some('c')) if third == Some('h') => return (Some('x'), 3),
        ('s', Some('c')) if third == Some('h') => return (Some('x'), 3),
        ('s' | 'c', Some('h')) => return (Some('x'), 2),
        ('k', Some('h')) => return (Some('h'), 2),
        ('g', Some('h')) => return (Some('g'), 2),
        ('t', Some('h')) => return (Some('t'), 2),
        ('d', Some('h')) => return (Some('d'), 2),
        ('z', Some('h')) => return (Some('g'), 2),
        ('p', Some('h')) => return (Some('f'), 2),
        ('d', Some('j')) => return (Some('g'), 2),
        ('c', Some('k')) => return (Some('g'), 2),
        ('c', Some('e' | 'i' | 'y')) => 's',
        ('b' | 'p', _) => 'b',
        ('c' | 'g' | 'j' | 'k' | 'q', _) => 'g',
        ('d', _) => 'd',
        ('f' | 'v', _) => 'f',
        ('w', _) if first => 'f',
        ('h', Some('n')) => return (None, 1),
        ('h', _) => 'h',
        ('l', _) => 'l',
        ('m', _) => 'm',
        ('n', _) => 'n',
        ('r', _) => 'r',
        ('s' | 'z', _) => 's',
        ('t', _) => 't',
        ('x', _) => return (Some('G'), 1),
        ('y', _) if first => 'y',
        ('a' | 'e' | 'i' | 'o' | 'u', _) if first => 'a',
        _ => return (None, 1),
    };
    (Some(class), 1)
}

/// Pairs of classes that transliteration mixes up.
fn confused(x: char, y: char) -> bool {
    matches!(
        (x.min(y), x.max(y)),
        ('g', 'y')
            | ('a', 'y')
            | ('d', 't')
            | ('s', 't')
            | ('s', 'x')
            | ('d', 's')
            | ('g', 'h')
            | ('b', 'f')
            | ('g', 'x')
            | ('a', 'h')
    )
}
