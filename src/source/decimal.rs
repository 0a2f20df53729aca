//! Exact numbers from text and back. No binary floats anywhere.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An exact rational number.
pub type Number = BigRational;

/// More digits than any treaty figure needs; a longer number is refused before it costs memory.
const LONGEST: usize = 60;

/// Whether a text was refused for its length alone.
pub fn too_long(text: &str) -> bool {
    text.trim_start_matches('-').len() > LONGEST
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"-,.".contains(&byte))
}

/// Reads `1,234.50`, `-3` or `0.1`. Commas may only group thousands. `None` for anything else.
pub fn parse(text: &str) -> Option<Number> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if digits.len() > LONGEST {
        return None;
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if digits.contains('.') && fraction.is_empty() {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped_rightly =
        groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let plain = groups.concat();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if plain.is_empty() || !grouped_rightly || !all_digits(&plain) || !all_digits(fraction) {
        return None;
    }
    let numerator: BigInt = format!("{plain}{fraction}").parse().ok()?;
    let denominator = BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?);
    let value = Number::new(numerator, denominator);
    Some(if negative { -value } else { value })
}

/// Prints a number as a decimal with thousands grouped, at most `places` digits after the point
/// (rounded half away from zero); trailing zeros are dropped.
pub fn print(number: &Number, places: usize) -> String {
    let scale = BigInt::from(10).pow(u32::try_from(places).unwrap_or(0));
    let scaled = (number.abs() * Number::from(scale.clone())).round().to_integer();
    let whole = &scaled / &scale;
    let fraction = &scaled % &scale;
    let mut out = String::new();
    if number.is_negative() && !scaled.is_zero() {
        out.push('-');
    }
    let digits = whole.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_zero() {
        let padded = format!("{:0>places$}", fraction.to_string());
        out.push('.');
        out.push_str(padded.trim_end_matches('0'));
    }
    out
}

/// The whole number `value`.
pub fn whole(value: i64) -> Number {
    Number::from(BigInt::from(value))
}

/// Ten to the power of `exponent`.
pub fn power_of_ten(exponent: u32) -> Number {
    (0..exponent).fold(Number::one(), |power, _| power * whole(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_exactly() {
        for text in ["30,996", "-3.5", "0.1", "1,000,000.25", "0"] {
            assert_eq!(print(&parse(text).expect(text), 6), text);
        }
        for wrong in ["", "1,00", "1.", "1e9", "٣", "1,0000", "0x10", "--1", ",000"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert!(too_long(&"7".repeat(400)) && !too_long("7.5") && !too_long(&"seven".repeat(80)));
    }
}
