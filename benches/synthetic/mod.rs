//! Synthetic workspaces of any size: the same words for the same size, on any machine.
//!
//! A filing is as dense as the sample: about four hundred words and five notes a page, with citations,
//! remarks, quotations, lists, emphasis and references to other sections. Its words come from a small
//! vocabulary in which short words are frequent and long ones want hyphens.

#![allow(dead_code, reason = "each benchmark and test uses its own part")]

use std::fmt::Write as _;

/// The path of the first filing.
pub(crate) const FILING: &str = "submissions/1/filing-1.toml";

const SHORT: [&str; 40] = [
    "the", "of", "to", "and", "in", "that", "a", "was", "who", "by", "for", "on", "were", "had", "with", "from", "not",
    "be", "at", "is", "their", "which", "they", "her", "it", "or", "has", "been", "she", "as", "one", "after", "this",
    "no", "those", "when", "some", "under", "may", "before",
];

const LONG: [&str; 60] = [
    "police",
    "border",
    "women",
    "return",
    "arrested",
    "province",
    "report",
    "children",
    "authorities",
    "convention",
    "protection",
    "recognition",
    "government",
    "international",
    "registration",
    "detention",
    "prison",
    "officials",
    "trafficking",
    "punishment",
    "testimony",
    "interviewed",
    "neighbours",
    "marriage",
    "agreement",
    "committee",
    "obligation",
    "refugees",
    "procedure",
    "transferred",
    "investigation",
    "humanitarian",
    "representatives",
    "documents",
    "questioned",
    "household",
    "telephone",
    "certificate",
    "nationality",
    "examination",
    "persecution",
    "village",
    "hospital",
    "organisation",
    "commission",
    "recommendation",
    "circumstances",
    "discrimination",
    "responsibility",
    "consideration",
    "surveillance",
    "described",
    "returned",
    "evidence",
    "family",
    "winter",
    "money",
    "brokers",
    "river",
    "months",
];

/// What a workspace holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Filings, which share out the sections among them in turn.
    pub(crate) filings: usize,
    /// Sections, of some two and a half pages each.
    pub(crate) sections: usize,
    /// Sources.
    pub(crate) sources: usize,
}

impl Size {
    /// One filing of about so many pages, with a source for each.
    pub(crate) fn pages(pages: usize) -> Self {
        Self { filings: 1, sections: (pages * 5).div_ceil(12), sources: pages.max(4) }
    }
}

/// The files of a workspace: paths and texts.
pub(crate) fn workspace(size: Size) -> Vec<(String, String)> {
    let mut files = vec![
        ("rapporteur.toml".to_owned(), "format = 1\nlanguage = \"en\"\noutput = \"out\"\n".to_owned()),
        ("submissions/corpus/organisations.toml".to_owned(), ORGANISATIONS.to_owned()),
    ];
    for first in (0..size.sources).step_by(100) {
        let records: String = (first..size.sources.min(first + 100)).map(source).collect();
        files.push((format!("submissions/corpus/sources/part-{first}.toml"), format!("format = 1\n{records}")));
    }
    for number in 0..size.sections {
        let path = format!("submissions/corpus/sections/{}.md", section_name(number));
        files.push((path, section(number, size)));
    }
    files.extend((0..size.filings).map(|filing| manifest(filing, size)));
    files
}

const ORGANISATIONS: &str = r#"format = 1
[network]
name = "Example Network"
status = "none"
address = ["1 Example Street", "Example City"]
[network.signatories.president]
name = "A. Example"
role = "President"
"#;

fn section_name(number: usize) -> String {
    format!("part-{}/section-{number}", number / 50)
}

fn manifest(filing: usize, size: Size) -> (String, String) {
    let mut text = String::from(
        "template = \"csw-communication\"\ntitle = \"A synthetic filing\"\nstatus = \"final\"\nsession = 67\n\
         filed = 2022-08-01\nallow = [{ rule = \"COM-02\", why = \"the words are drawn by lot\" }]\ncountry = [\"CN\"]\nsubmitted-by = [\"network\"]\nsigned-by = [\"network/president\"]\n\
         sections = [\n",
    );
    for number in (filing..size.sections).step_by(size.filings) {
        let level = if number % 5 == 0 { 1 } else { 2 };
        let heading = capital(&Words::new(number + 9_000).take(4));
        let _ = writeln!(text, "  {{ level = {level}, heading = \"{heading}\", use = \"{}\" }},", section_name(number));
    }
    text.push_str("]\n");
    (format!("submissions/1/filing-{}.toml", filing + 1), text)
}

fn source(number: usize) -> String {
    let mut words = Words::new(number + 70_000);
    let (title, family) = (capital(&words.take(7)), capital(&words.take(1)));
    format!(
        "[source-{number}]\ntype = \"news\"\nauthor = [\"{family}-{number}, A.\"]\ntitle = \"{title} {number}\"\n\
         title-short = \"{family} {number}\"\ncontainer = \"The Example\"\ndate = 20{:02}-0{}-1{}\n\
         url = \"https://example.org/news/{number}\"\n",
        number % 23,
        1 + number % 9,
        number % 10,
    )
}

/// Eight paragraphs, two of them a quotation and a list.
fn section(number: usize, size: Size) -> String {
    let mut words = Words::new(number);
    let mut text = format!("+++\ntitle = \"Section {number}\"\n+++\n\n");
    for paragraph in 0..8 {
        match paragraph {
            3 => {
                let quotation = sentence(&mut words, 50);
                let _ = writeln!(text, "> {quotation} [@{}, p. 12]\n", words.source(size));
            }
            6 => {
                for item in 1..=3 {
                    let _ = writeln!(text, "{item}. {}", sentence(&mut words, 18));
                }
                text.push('\n');
            }
            _ => body(&mut text, &mut words, number, paragraph, size),
        }
    }
    text
}

fn body(text: &mut String, words: &mut Words, number: usize, paragraph: usize, size: Size) {
    for place in 0..5 {
        text.push_str(&sentence(words, 22));
        if place == 1 {
            text.pop();
            let _ = write!(text, " [@{}].", words.source(size));
        }
        if place == 3 && paragraph != 7 {
            let _ = write!(text, "^[{} [@{}, p. {paragraph}].]", sentence(words, 25), words.source(size));
        }
        text.push(' ');
    }
    if paragraph == 1 {
        // Sections of one filing stand `filings` apart; the first of them refers to itself.
        let other = number.checked_sub(size.filings).unwrap_or(number);
        let _ = write!(text, "Compare [#{}#first] on the *{}*. ", section_name(other), words.take(2));
    }
    let anchor = if paragraph == 0 { "first".to_owned() } else { format!("p{paragraph}") };
    let _ = writeln!(text, "{{#{anchor}}}\n");
}

fn sentence(words: &mut Words, count: usize) -> String {
    format!("{}.", capital(&words.take(count)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words without end.
///
/// State: that of a linear congruential generator (Knuth's constants for 64 bits, *The Art of Computer
/// Programming*, vol. 2, 3.3.4).
pub(crate) struct Words {
    state: u64,
}

impl Words {
    /// The words of a seed.
    pub(crate) fn new(seed: usize) -> Self {
        let mut words = Self { state: seed as u64 };
        words.below(2);
        words
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % limit
    }

    /// So many words with spaces between them.
    pub(crate) fn take(&mut self, count: usize) -> String {
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push(' ');
            }
            // More than half of the words of English prose are short.
            text.push_str(if self.below(20) < 11 { SHORT[self.below(40)] } else { LONG[self.below(60)] });
        }
        text
    }

    fn source(&mut self, size: Size) -> String {
        format!("source-{}", self.below(size.sources))
    }
}
