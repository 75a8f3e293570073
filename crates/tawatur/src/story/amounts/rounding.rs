//! Numbers that are one number, written with more digits or fewer.

/// Whole numbers are rounded where their last digit counts at least so many …
const ROUND_UNIT: f64 = 1000.0;
/// … and by no more than this share.
const ROUNDED: f64 = 0.02;

/// Whether a number is another one written with fewer digits: 4.34 and 4.3, 27,227 and 28,000. Small
/// whole numbers are counted, not rounded: 98 is not 100.
pub(super) fn rounds_to(number: f64, rounded: f64) -> bool {
    let unit = last_digit(rounded);
    let counted = unit < ROUND_UNIT && last_digit(number) >= 1.0;
    let nearest = (number - rounded).abs() <= (unit / 2.0).min(rounded * ROUNDED);
    !counted && last_digit(number) < unit && nearest
}

/// What the last digit of a number counts that is not nought: a thousand in 28,000, a tenth in 4.3.
fn last_digit(number: f64) -> f64 {
    const LEAST: i32 = -3;
    const MOST: i32 = 15;
    let unit = |power: i32| 10_f64.powi(power);
    let whole = |power: &i32| {
        let times = number / unit(*power);
        times.round() >= 1.0 && (times - times.round()).abs() < 1e-6
    };
    let power = (LEAST..=MOST).rev().find(whole).unwrap_or(LEAST);
    unit(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rounded_is_one_number() {
        for (number, rounded) in [(4.34e9, 4.3e9), (2.02e9, 2e9), (8938.0, 9000.0), (41.42, 41.0)] {
            assert!(rounds_to(number, rounded), "{number} {rounded}");
        }
    }

    #[test]
    fn what_is_counted_is_not_rounded() {
        for (number, other) in [(98.0, 100.0), (17.5, 20.0), (2.2e9, 2e9), (362.0, 360.0), (5.0, 6.0)] {
            assert!(
                !rounds_to(number, other) && !rounds_to(other, number),
                "{number} {other}"
            );
        }
    }

    #[test]
    fn last_digits() {
        assert_eq!([28_000.0, 360.0, 7.0].map(last_digit), [1000.0, 10.0, 1.0]);
        assert!((last_digit(4.3) - 0.1).abs() < 1e-12);
        assert!(last_digit(0.0).is_finite());
    }
}
