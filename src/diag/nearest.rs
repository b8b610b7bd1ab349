//! The nearest known name, for "did you mean".

/// The name among `known` that is nearest to `typed`, when it is near enough to be meant.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) on characters, ignoring case; a name
/// counts as near up to a third of its length, at least 1. The same words in another order, `short-title`
/// for `title-short`, are as near as one slip. Ties go to the first in `known`.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = folded(typed);
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let candidate = folded(name);
        let distance = if same_words(&typed, &candidate) { 1 } else { distance(&typed, &candidate) };
        let allowed = (candidate.len().max(typed.len()) / 3).max(1);
        if distance <= allowed && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// True for the same words between hyphens in another order.
fn same_words(a: &[char], b: &[char]) -> bool {
    let words = |text: &[char]| {
        let mut words: Vec<Vec<char>> = text.split(|c| matches!(c, '-' | '_' | ' ')).map(<[char]>::to_vec).collect();
        words.sort_unstable();
        words
    };
    a != b && a.len() == b.len() && words(a) == words(b)
}

fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_found() {
        let known = ["template", "title", "submitted-by", "signed-by"];
        assert_eq!(nearest("templat", known), Some("template"));
        assert_eq!(nearest("tilte", known), Some("title"));
        assert_eq!(nearest("submited-by", known), Some("submitted-by"));
    }

    #[test]
    fn the_same_words_in_another_order_are_found() {
        assert_eq!(nearest("short-title", ["title", "title-short", "short"]), Some("title-short"));
        assert_eq!(nearest("by_submitted", ["submitted-by"]), Some("submitted-by"));
    }

    #[test]
    fn a_stranger_is_not() {
        assert_eq!(nearest("deadline", ["template", "title"]), None);
    }

    #[test]
    fn a_transposition_costs_one() {
        assert_eq!(distance(&folded("ab"), &folded("ba")), 1);
        assert_eq!(distance(&folded("kitten"), &folded("sitting")), 3);
    }
}
