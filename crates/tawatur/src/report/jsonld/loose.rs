//! JSON as pages have it, which is often not quite JSON: line ends within strings, a comment or
//! semicolon around, a comma before a bracket.

use serde_json::Value;

/// The document; the error is that of the JSON as it stands there.
pub(super) fn parse(json: &str) -> Result<Value, serde_json::Error> {
    let trimmed = json.trim().trim_start_matches('\u{FEFF}');
    serde_json::from_str(trimmed).or_else(|error| serde_json::from_str(&mended(trimmed)).map_err(|_| error))
}

/// The document without what is around it, and its strings and lists as JSON has them.
fn mended(json: &str) -> String {
    const OPENS: &str = "<![CDATA[";
    let json = json.split_once(OPENS).map_or(json, |(_, rest)| rest);
    let from = json.find(['{', '[']).unwrap_or(0);
    let mut out = String::with_capacity(json.len());
    let (mut quoted, mut escaped, mut open) = (false, false, 0_usize);
    for c in json.get(from..).unwrap_or_default().chars() {
        if quoted {
            match c {
                '"' if !escaped => quoted = false,
                '\n' if !escaped => {
                    out.push_str("\\n");
                    continue;
                }
                c if c.is_control() => {
                    out.push(' ');
                    continue;
                }
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        } else {
            quoted = c == '"';
            match c {
                '{' | '[' => open += 1,
                '}' | ']' => {
                    let kept = out.trim_end().trim_end_matches(',').len();
                    out.truncate(kept);
                    open = open.saturating_sub(1);
                }
                _ => {}
            }
        }
        out.push(c);
        // What follows the document is a semicolon or the end of a comment.
        if open == 0 {
            break;
        }
    }
    out
}
