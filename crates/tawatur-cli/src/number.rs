//! Whole numbers in arguments: what may stand there is told in words.

use std::ops::RangeInclusive;

/// A number of things, at least one. One that is larger than any number of
/// things asks for all of them.
pub(crate) fn count(text: &str) -> Result<u64, String> {
    whole(text)
        .filter(|number| *number > 0)
        .ok_or_else(|| "write a whole number, 1 or more".to_owned())
}

/// A number from the first to the last of a range.
pub(crate) fn within(text: &str, range: RangeInclusive<u16>) -> Result<u16, String> {
    whole(text)
        .and_then(|number| u16::try_from(number).ok())
        .filter(|number| range.contains(number))
        .ok_or_else(|| format!("write a whole number from {} to {}", range.start(), range.end()))
}

/// Digits as a number; the largest there is for more digits than it has.
fn whole(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_has_no_upper_end() {
        assert_eq!(count("1"), Ok(1));
        assert_eq!(count("99999999999999999999999"), Ok(u64::MAX));
        for text in ["0", "-1", "+1", "1.5", "", " 1", "x", "١"] {
            assert_eq!(count(text), Err("write a whole number, 1 or more".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_range_is_told_with_both_ends() {
        assert_eq!(within("20", 20..=1000), Ok(20));
        assert_eq!(within("1000", 20..=1000), Ok(1000));
        for text in ["19", "1001", "65537", "99999999999999999999999", "-1", "", "x"] {
            assert_eq!(
                within(text, 20..=1000),
                Err("write a whole number from 20 to 1000".to_owned()),
                "{text}"
            );
        }
    }
}
