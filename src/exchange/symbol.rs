//! Symbols of the United Nations among the numbers of reports.

/// The first part of the symbols of organs, treaty bodies and programmes. Other houses write numbers
/// with strokes too, so that a number counts as a symbol only with one of these before it.
const ORGANS: [&str; 30] = [
    "A", "BWC", "CAT", "CBD", "CCPR", "CD", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "DP", "E", "ECE", "FCCC",
    "HRC", "HRI", "ICCD", "ICERD", "IDB", "LOS", "NPT", "S", "SPLOS", "ST", "T", "TD", "UNEP", "UNW",
];

/// The symbol in a number such as "UN Doc. A/HRC/43/58", without what stands around it.
pub(super) fn recognised(number: &str) -> Option<&str> {
    let mut symbol = number.trim();
    for before in ["UN", "U.N.", "Doc.", "Doc", "doc.", "doc", "Document", "document", "No.", "Symbol:"] {
        symbol = symbol.strip_prefix(before).map_or(symbol, str::trim_start);
    }
    let symbol = symbol.trim_end_matches(['.', ',', ';', '*', ' ']);
    let parts: Vec<&str> = symbol.split('/').collect();
    let (organ, rest) = parts.split_first()?;
    let letters = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '(' | ')' | ' '))
    };
    // "S/25704" has two parts, as many numbers of other houses have: there the digits decide.
    let enough = match rest {
        [] => false,
        [only] => only.len() >= 3 && only.bytes().all(|b| b.is_ascii_digit()),
        _ => rest.iter().any(|part| part.bytes().any(|b| b.is_ascii_digit())),
    };
    (ORGANS.contains(organ) && enough && rest.iter().all(|part| letters(part))).then_some(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_known_with_what_stands_around_them() {
        for (number, symbol) in [
            ("A/HRC/43/58", "A/HRC/43/58"),
            ("UN Doc. A/HRC/25/CRP.1", "A/HRC/25/CRP.1"),
            ("U.N. Doc. CAT/C/CHN/CO/5*", "CAT/C/CHN/CO/5"),
            ("S/RES/1325 (2000)", "S/RES/1325 (2000)"),
            ("S/25704", "S/25704"),
            ("E/CN.6/2022/3.", "E/CN.6/2022/3"),
        ] {
            assert_eq!(recognised(number), Some(symbol), "{number}");
        }
    }

    #[test]
    fn numbers_of_other_houses_are_none() {
        for number in ["8", "WPS/2019/12", "30696/09", "A/12", "S/x", "E", "Order No. 37", "A/B/c d/é 1", ""] {
            assert_eq!(recognised(number), None, "{number}");
        }
    }
}
