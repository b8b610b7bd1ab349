//! The kinds of checks: a closed list, a file for each.
//!
//! A kind reads the parameters of a rule once and yields the check that is run. Adding a kind is a file
//! here and a line in [`KINDS`].

mod acronym_style;
mod avoided_acronyms;
mod avoided_words;
mod consent;
mod consultative_status;
mod country_names;
mod cover_allowance;
mod date_forms;
mod dates_and_sources;
mod differing_figures;
mod differing_quotations;
mod earlier_sources;
mod filed_late;
mod foreign_script;
mod grouped_by_status;
mod heading_capitals;
mod heading_levels;
mod incomplete_sources;
mod languages;
mod left_to_the_body;
mod link_words;
mod loose_lines;
mod misspelt_terms;
mod mixed_signs;
mod no_contact_data;
mod no_emphasis;
mod no_links;
mod no_notes;
mod number_between;
mod numbered_paragraphs;
mod one_country;
mod one_statement;
mod overdue_sections;
mod page_holes;
mod page_late_notes;
mod page_size;
mod page_split_notes;
mod page_stranded;
mod paragraph_pinpoints;
mod percent_signs;
mod personal_names;
mod pinpoint_range;
mod quotation_pinpoint;
mod real_names;
mod registered_names;
mod relative_dates;
mod repeated_sentences;
mod sentence_figures;
mod session_year;
mod similar_sources;
mod single_heading;
mod spelling;
mod theme_words;
mod treaty_place;
mod typewriter_signs;
mod un_symbol;
mod unbalanced_quotes;
mod undefined_acronyms;
mod unsourced_numbers;
mod unused_sections;
mod unused_sources;
mod withdrawn_consent;
mod word_count;
mod word_limit;

use std::fmt;

use super::findings::Findings;
use super::subject::{Archive, Subject};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::layout::PageFacts;
use crate::rules::Rule;
use crate::tables::Reader;

type OfDocument = dyn Fn(&Subject<'_>, &mut Findings<'_>);
type OfPages = dyn Fn(&Subject<'_>, &PageFacts, &mut Findings<'_>);
type OfCorpus = dyn Fn(&Archive<'_>, &mut Findings<'_>);

/// A check with its parameters, by what it looks at.
pub(super) enum Check {
    /// One submission.
    Document(Box<OfDocument>),
    /// One submission and where everything stands on its pages.
    Pages(Box<OfPages>),
    /// The corpus and all that uses it.
    Corpus(Box<OfCorpus>),
}

impl Check {
    fn document(check: impl Fn(&Subject<'_>, &mut Findings<'_>) + 'static) -> Self {
        Self::Document(Box::new(check))
    }

    fn pages(check: impl Fn(&Subject<'_>, &PageFacts, &mut Findings<'_>) + 'static) -> Self {
        Self::Pages(Box::new(check))
    }

    fn corpus(check: impl Fn(&Archive<'_>, &mut Findings<'_>) + 'static) -> Self {
        Self::Corpus(Box::new(check))
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Document(_) => "Document",
            Self::Pages(_) => "Pages",
            Self::Corpus(_) => "Corpus",
        })
    }
}

/// Reads the parameters of a rule.
type Prepare = fn(&mut Reader<'_>) -> Check;

/// All kinds by the name that rules give them, in alphabetical order.
const KINDS: &[(&str, Prepare)] = &[
    ("acronym-style", acronym_style::prepare),
    ("avoided-acronyms", avoided_acronyms::prepare),
    ("avoided-words", avoided_words::prepare),
    ("consent", consent::prepare),
    ("consultative-status", consultative_status::prepare),
    ("country-names", country_names::prepare),
    ("cover-allowance", cover_allowance::prepare),
    ("date-forms", date_forms::prepare),
    ("dates-and-sources", dates_and_sources::prepare),
    ("differing-figures", differing_figures::prepare),
    ("differing-quotations", differing_quotations::prepare),
    ("earlier-sources", earlier_sources::prepare),
    ("filed-late", filed_late::prepare),
    ("foreign-script", foreign_script::prepare),
    ("grouped-by-status", grouped_by_status::prepare),
    ("heading-capitals", heading_capitals::prepare),
    ("heading-levels", heading_levels::prepare),
    ("incomplete-sources", incomplete_sources::prepare),
    ("languages", languages::prepare),
    ("left-to-the-body", left_to_the_body::prepare),
    ("link-words", link_words::prepare),
    ("loose-lines", loose_lines::prepare),
    ("misspelt-terms", misspelt_terms::prepare),
    ("mixed-signs", mixed_signs::prepare),
    ("no-contact-data", no_contact_data::prepare),
    ("no-emphasis", no_emphasis::prepare),
    ("no-links", no_links::prepare),
    ("no-notes", no_notes::prepare),
    ("number-between", number_between::prepare),
    ("numbered-paragraphs", numbered_paragraphs::prepare),
    ("one-country", one_country::prepare),
    ("one-statement", one_statement::prepare),
    ("overdue-sections", overdue_sections::prepare),
    ("page-holes", page_holes::prepare),
    ("page-late-notes", page_late_notes::prepare),
    ("page-size", page_size::prepare),
    ("page-split-notes", page_split_notes::prepare),
    ("page-stranded", page_stranded::prepare),
    ("paragraph-pinpoints", paragraph_pinpoints::prepare),
    ("percent-signs", percent_signs::prepare),
    ("personal-names", personal_names::prepare),
    ("pinpoint-range", pinpoint_range::prepare),
    ("quotation-pinpoint", quotation_pinpoint::prepare),
    ("real-names", real_names::prepare),
    ("registered-names", registered_names::prepare),
    ("relative-dates", relative_dates::prepare),
    ("repeated-sentences", repeated_sentences::prepare),
    ("sentence-figures", sentence_figures::prepare),
    ("session-year", session_year::prepare),
    ("similar-sources", similar_sources::prepare),
    ("single-heading", single_heading::prepare),
    ("spelling", spelling::prepare),
    ("theme-words", theme_words::prepare),
    ("treaty-place", treaty_place::prepare),
    ("typewriter-signs", typewriter_signs::prepare),
    ("un-symbol", un_symbol::prepare),
    ("unbalanced-quotes", unbalanced_quotes::prepare),
    ("undefined-acronyms", undefined_acronyms::prepare),
    ("unsourced-numbers", unsourced_numbers::prepare),
    ("unused-sections", unused_sections::prepare),
    ("unused-sources", unused_sources::prepare),
    ("withdrawn-consent", withdrawn_consent::prepare),
    ("word-count", word_count::prepare),
    ("word-limit", word_limit::prepare),
];

/// The names of all kinds.
pub fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// The check of a rule; `None` and a fault when there is no such kind.
pub(super) fn prepare(rule: &Rule, found: &mut Diagnostics) -> Option<Check> {
    let name = rule.check.as_str();
    let Some((_, prepare)) = KINDS.iter().find(|(kind, _)| *kind == name) else {
        let fault = Diagnostic::error(rule.check.span, format!("there is no kind of check `{name}`"));
        found.push(fault.hint(match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", names().collect::<Vec<_>>().join(", ")),
        }));
        return None;
    };
    let mut reader = Reader::new(rule.parameters.clone(), found);
    let check = prepare(&mut reader);
    reader.finish();
    Some(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_has_no_name_twice() {
        assert!(names().is_sorted_by(|a, b| a < b));
    }
}
