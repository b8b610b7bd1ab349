//! Languages: programs take whatever was typed, records only codes (BCP 47).

use super::remark::Remarks;
use crate::corpus::shape;

/// Names and three-letter codes (ISO 639-2) of the languages that research on the United Nations meets
/// most, by the code that BCP 47 asks for.
const NAMES: [(&str, &[&str]); 14] = [
    ("ar", &["arabic", "ara"]),
    ("de", &["german", "deutsch", "deu", "ger"]),
    ("en", &["english", "eng"]),
    ("es", &["spanish", "español", "spa"]),
    ("fr", &["french", "français", "fra", "fre"]),
    ("it", &["italian", "ita"]),
    ("ja", &["japanese", "jpn"]),
    ("km", &["khmer", "khm"]),
    ("ko", &["korean", "kor", "한국어"]),
    ("my", &["burmese", "mya", "bur"]),
    ("pt", &["portuguese", "por"]),
    ("ru", &["russian", "rus", "русский"]),
    ("th", &["thai", "tha"]),
    ("zh", &["chinese", "zho", "chi", "中文"]),
];

/// The code of a language that was typed as a code or a name.
pub(super) fn code(typed: &str, remarks: &mut Remarks) -> Option<String> {
    let small = typed.to_lowercase();
    let named = NAMES.iter().find(|(code, names)| *code == small || names.contains(&small.as_str()));
    if let Some((code, _)) = named {
        return Some((*code).to_owned());
    }
    let tag = typed.replace('_', "-");
    // A longer first part is a name in letters ("Klingon"), though its shape is that of a code.
    let short = tag.split('-').next().is_some_and(|first| (2..=3).contains(&first.len()));
    if short && shape::is_language(&tag) {
        return Some(tag);
    }
    remarks.left_out("language", format!("`{typed}` is no code of a language"));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_names_become_codes_and_the_rest_is_told() {
        let mut remarks = Remarks::default();
        let codes: Vec<_> =
            ["en", "zh-Latn", "en_US", "English", "kor", "EN"].iter().map(|typed| code(typed, &mut remarks)).collect();
        let wanted = ["en", "zh-Latn", "en-US", "en", "ko", "en"].map(|code| Some(code.to_owned()));
        assert_eq!(codes, wanted);
        assert!(remarks.0.is_empty());
        assert_eq!(code("English; Korean", &mut remarks), None);
        assert_eq!(code("Klingon", &mut remarks), None);
        assert_eq!(remarks.0.len(), 2);
    }
}
