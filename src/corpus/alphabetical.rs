//! The order of names and titles in lists.

/// A name as alphabetical lists take it: letter by letter whatever stands between the words, without
/// case and accents, and without the article at its head.
pub(crate) fn alphabetical(name: &str) -> String {
    let letters = name.to_lowercase();
    let letters = letters.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let rest = letters.strip_prefix("the ").unwrap_or(letters);
    rest.chars().filter(|c| c.is_alphanumeric()).map(without_accent).collect()
}

/// The letter under an accent, for the languages of the bodies that use the Latin script.
fn without_accent(letter: char) -> char {
    const ACCENTED: [(&str, char); 8] = [
        ("àáâãäåā", 'a'),
        ("çćč", 'c'),
        ("èéêëē", 'e'),
        ("ìíîïī", 'i'),
        ("ñń", 'n'),
        ("òóôõöøō", 'o'),
        ("ùúûüū", 'u'),
        ("ýÿ", 'y'),
    ];
    ACCENTED.iter().find(|(accented, _)| accented.contains(letter)).map_or(letter, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_their_letters_without_case_article_and_accent() {
        let names = ["Zonta", "“The Basel Circle”", "émigré Aid", "basel Circles", "Eagle", "B’ahar", "Theatre Union"];
        let mut sorted = names.to_vec();
        sorted.sort_by_key(|name| alphabetical(name));
        assert_eq!(
            sorted,
            ["B’ahar", "“The Basel Circle”", "basel Circles", "Eagle", "émigré Aid", "Theatre Union", "Zonta"]
        );
    }
}
