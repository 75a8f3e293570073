//! Text in other encodings and other languages, and text that is hardly text.

use crate::support::{Desk, OTHER, REPORT, line, text};

/// The one report's text.
#[track_caller]
fn read(desk: &Desk, name: &str) -> String {
    let run = desk.run(&["read", name]).ends(0);
    let lines = run.lines();
    assert_eq!(lines.len(), 1);
    text(&lines[0]["report"]["text"])
}

#[test]
fn windows_1256_and_utf16_give_the_same_text() {
    let desk = Desk::new();
    // En dash included: Windows-1256 has it.
    let (windows, _, lossy) = encoding_rs::WINDOWS_1256.encode(REPORT);
    assert!(!lossy);
    let little = REPORT.encode_utf16().flat_map(u16::to_le_bytes);
    let big = REPORT.encode_utf16().flat_map(u16::to_be_bytes);
    desk.put("windows.txt", windows)
        .put(
            "little.txt",
            [0xff, 0xfe].into_iter().chain(little.clone()).collect::<Vec<u8>>(),
        )
        .put("big.txt", [0xfe, 0xff].into_iter().chain(big).collect::<Vec<u8>>())
        .put("unmarked.txt", little.collect::<Vec<u8>>())
        .put("marked.txt", format!("\u{feff}{REPORT}"))
        .put("plain.txt", REPORT);
    for name in [
        "windows.txt",
        "little.txt",
        "big.txt",
        "unmarked.txt",
        "marked.txt",
        "plain.txt",
    ] {
        assert_eq!(read(&desk, name).trim_start_matches('\u{feff}'), REPORT, "{name}");
    }
}

#[test]
fn what_was_decoded_wrongly_before_is_undone_and_told() {
    let desk = Desk::new();
    for (name, encoding) in [
        ("a.txt", encoding_rs::WINDOWS_1252),
        ("b.txt", encoding_rs::WINDOWS_1256),
    ] {
        let (wrong, _) = encoding.decode_without_bom_handling(REPORT.as_bytes());
        desk.put(name, wrong.as_bytes());
        assert_eq!(read(&desk, name), REPORT, "{name}");
        let lines = desk.run(&["read", name]).lines();
        assert!(lines[0]["notes"].to_string().contains("that was undone"));
    }
    // Where the letters are escaped, they are seen only after the line was read.
    let (wrong, _) = encoding_rs::WINDOWS_1256.decode_without_bom_handling("قال شاهد إن المطر نزل.".as_bytes());
    let escaped: String = wrong.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    desk.put("c.jsonl", format!("{{\"id\":\"c\",\"text\":\"{escaped}\"}}\n"));
    assert_eq!(read(&desk, "c.jsonl"), "قال شاهد إن المطر نزل.");
}

/// The words of a text written in other code points that look the same: who
/// speaks, and when, is read all the same, and shown as it was written.
#[test]
fn other_writings_of_the_same_letters_are_read_and_shown_as_they_are() {
    let desk = Desk::new();
    let plain = "قال رائد الحمصي يوم الثلاثاء 3 أكتوبر 2023 إن العمل عاد إلى الرصيف.\n";
    let presentation: String = plain
        .chars()
        .map(|c| match c {
            'ق' => 'ﻗ',
            'ا' => 'ﺍ',
            'ل' => 'ﻟ',
            'ي' => 'ﻳ',
            'م' => 'ﻣ',
            c => c,
        })
        .collect();
    let controls = plain
        .replace("قال", "\u{202b}قال\u{200f}")
        .replace("الحمصي", "\u{2067}الحـمصي\u{2069}");
    let digits = plain.replace('3', "٣").replace("202٣", "٢٠٢٣");
    let persian = plain.replace('ي', "ی").replace("202", "۲۰۲").replace('3', "۳");
    for (name, text) in [
        ("plain", plain),
        ("forms", &presentation),
        ("controls", &controls),
        ("digits", &digits),
        ("persian", &persian),
    ] {
        desk.put("a.txt", text);
        let lines = desk.run(&["read", "a.txt"]).ends(0).lines();
        let line = &lines[0];
        assert_eq!(line["report"]["text"], text, "{name}");
        assert_eq!(
            line["statements"].as_array().unwrap().len(),
            1,
            "{name}: {}",
            line["statements"]
        );
        let time = &line["times"][0];
        assert_eq!(time["from"], "2023-10-03", "{name}: {time}");
        let code_points: Vec<char> = text.chars().collect();
        for span in [
            &time["span"],
            &line["statements"][0]["source"],
            &line["statements"][0]["content"],
        ] {
            let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            let words: String = code_points[at("start")..at("end")].iter().collect();
            assert_eq!(span["text"], words, "{name}");
        }
    }
}

#[test]
fn jsonl_in_utf16_is_read() {
    let desk = Desk::new();
    let lines = [line("a", REPORT), line("b", OTHER)].concat();
    let bytes: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(lines.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    desk.put("wire.jsonl", bytes);
    assert_eq!(desk.run(&["read", "wire.jsonl"]).ends(0).ids(), ["a", "b"]);
}

#[test]
fn half_a_letter_of_utf16_is_told_with_its_file_and_line() {
    let desk = Desk::new();
    let mut bytes: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    bytes.push(0x27);
    desk.put("cut.txt", bytes);
    let note = &desk.run(&["read", "cut.txt"]).ends(0).lines()[0]["notes"][0];
    assert_eq!(note["input"], "cut.txt");
    assert_eq!(note["place"], format!("line {}", REPORT.matches('\n').count() + 1));
    assert!(text(&note["message"]).contains("U+FFFD"));
}

#[test]
fn invalid_utf8_is_read_and_told() {
    let desk = Desk::new();
    let mut bytes = REPORT.as_bytes().to_owned();
    let middle = REPORT.find("وأضاف").unwrap();
    bytes.splice(middle..middle, [0xff, 0xc3, 0x28]);
    desk.put("broken.txt", bytes);
    let run = desk.run(&["read", "broken.txt"]).ends(0);
    let lines = run.lines();
    let read = text(&lines[0]["report"]["text"]);
    assert!(read.contains("رائد الحمصي") && read.contains("لم يصب"), "{read}");
    let told = !lines[0]["notes"].as_array().unwrap().is_empty() || !run.err.is_empty();
    assert!(told, "nothing says that bytes were replaced");
}

#[test]
fn a_text_without_a_sentence_end_is_read_whole() {
    let desk = Desk::new();
    let body = "قال الشاهد ان المطر نزل على الوادي ".repeat(3_000);
    desk.put("long.txt", &body);
    assert_eq!(read(&desk, "long.txt"), body);
}

#[test]
fn control_characters_of_direction_stay_where_they_are() {
    let desk = Desk::new();
    let body = "\u{202b}قال \u{2067}رائد الحمصي\u{2069} إن\u{200f} العمل عاد (\u{200e}AP\u{200e}).\u{202c}\n\u{202e}وأضاف أنه آمن.\n";
    desk.put("bidi.txt", body);
    assert_eq!(read(&desk, "bidi.txt"), body);
}

#[test]
fn a_report_in_a_third_language_is_kept_and_told() {
    let desk = Desk::new();
    let body = "Le port de Sandane rouvre\nLe porte-parole du port a déclaré mardi que le travail avait repris sur le quai est après la réparation de la grue. Personne n'a été blessé, a-t-il ajouté.\n";
    desk.put("fr.txt", body);
    let run = desk.run(&["read", "fr.txt"]).ends(0);
    let lines = run.lines();
    assert_eq!(lines[0]["report"]["language"], "und");
    assert_eq!(lines[0]["report"]["text"], body);
    let told = !lines[0]["notes"].as_array().unwrap().is_empty() || !run.err.is_empty();
    assert!(told, "nothing says that the language is not read");
    desk.run(&["brief", "fr.txt"]).ends(0);
}

#[test]
fn bytes_of_every_kind_end_well() {
    let desk = Desk::new();
    // A simple generator, so that a failure can be had again.
    let mut state = 7_u32;
    let mut noise = |len: usize| -> Vec<u8> {
        (0..len)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                u8::try_from(state >> 24).unwrap().max(0x20)
            })
            .collect()
    };
    for (name, prefix) in [
        ("a.txt", ""),
        ("b.jsonl", "{\"id\":\"x\",\"text\":\""),
        ("c.html", "<html><p>"),
    ] {
        let bytes = [prefix.as_bytes(), &noise(20_000)].concat();
        desk.put(name, bytes);
        for command in ["read", "brief"] {
            let run = desk.run(&[command, name]);
            assert!(
                matches!(run.code, Some(0 | 1 | 3)),
                "{name}: {:?} {}",
                run.code,
                run.err
            );
            assert!(!run.err.contains("panicked"), "{name}: {}", run.err);
        }
    }
}
