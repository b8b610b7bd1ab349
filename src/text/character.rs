//! Kinds of characters that setting tells apart.

/// True for a character that stands for a space between words at which a line may break.
///
/// The no-break space is none: it is glue, but no break.
pub fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// True for a character that sets glue: a blank or the no-break space.
///
/// The narrow no-break space is a character of fixed width: French usage tells the "espace fine",
/// which keeps its width, from the "espace mots insécable", which is justified.
pub fn is_glue(character: char) -> bool {
    is_blank(character) || character == '\u{A0}'
}

/// The soft hyphen: sets nothing and says where a word may be hyphenated.
pub const SOFT_HYPHEN: char = '\u{AD}';

/// True for a hyphen that is part of a word; the soft hyphen and the no-break hyphen are none.
pub fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}')
}

/// True for an en dash, an em dash or one of their kin.
pub fn is_dash(character: char) -> bool {
    matches!(character, '\u{2012}'..='\u{2015}')
}

/// True for a character that sets nothing when a face has no glyph for it.
///
/// Source: the property Default_Ignorable_Code_Point of the Unicode Character Database,
/// DerivedCoreProperties.txt.
pub fn is_default_ignorable(character: char) -> bool {
    // Nearly every character that is asked about is below U+00AD.
    character >= SOFT_HYPHEN
        && matches!(character,
            SOFT_HYPHEN | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}
