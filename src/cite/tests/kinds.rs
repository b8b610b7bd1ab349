//! Kinds: a citation of every kind of source reads as its pattern says.

use super::shelf::{Desk, Shelf};
use crate::corpus::SourceKind as K;
use crate::template::RepeatMode;

/// A record with a citation of it, and the words of its note.
struct Case {
    kind: K,
    authors: &'static [&'static str],
    date: &'static str,
    texts: &'static [(&'static str, &'static str)],
    pinpoint: &'static str,
    reads: &'static str,
}

const CASES: [Case; 11] = [
    Case {
        kind: K::News,
        authors: &["Choe^Sang-Hun"],
        date: "2019-03",
        texts: &[("title", "Over the River")],
        pinpoint: "p 4",
        reads: "Choe Sang-Hun, Over the River, March 2019, at p. 4.",
    },
    Case {
        kind: K::Web,
        authors: &[],
        date: "2020",
        texts: &[("title", "Border Watch"), ("container", "River Notes")],
        pinpoint: "",
        reads: "Border Watch, *River Notes*, 2020.",
    },
    Case {
        kind: K::Report,
        authors: &["Gang, Daye", "Moon, Sora", "Research Team"],
        date: "2018-07-02",
        texts: &[
            ("title", "What Changed"),
            ("series.title", "Briefing"),
            ("series.number", "8"),
            ("publisher", "Alliance"),
        ],
        pinpoint: "pp 3–4 + note 7",
        reads: "Daye Gang, Sora Moon, & Research Team, What Changed, Briefing No. 8, Alliance, July 2018, at pp. 3–4, note 7.",
    },
    Case {
        kind: K::UnDocument,
        authors: &["Human Rights Council|HRC"],
        date: "2020-02-25",
        texts: &[("title", "Report"), ("symbol", "A/HRC/0/1")],
        pinpoint: "paras 4, 7–9",
        reads: "Human Rights Council, “Report”, A/HRC/0/1, 25\u{A0}February 2020, paras. 4, 7–9.",
    },
    Case {
        kind: K::Treaty,
        authors: &[],
        date: "1951-07-28",
        texts: &[("title", "A Convention"), ("treaty.volume", "189"), ("treaty.registration", "2545")],
        pinpoint: "art 33 (1)",
        reads: "A Convention, 28\u{A0}July 1951, United Nations, *Treaty Series*, vol. 189, No. 2545, art. 33 (1).",
    },
    Case {
        kind: K::JournalArticle,
        authors: &["Nam, Bora, MSW"],
        date: "2020",
        texts: &[("title", "A Study"), ("container", "Journal"), ("volume", "35"), ("issue", "15–16")],
        pinpoint: "p 12",
        reads: "Bora Nam, “A Study”, *Journal*, vol. 35, No. 15–16 (2020), p. 12.",
    },
    Case {
        kind: K::Book,
        authors: &["Reed, Ann"],
        date: "2009",
        texts: &[("title", "Ordinary Lives"), ("place", "New York"), ("publisher", "Grau")],
        pinpoint: "p 161",
        reads: "Ann Reed, *Ordinary Lives* (New York, Grau, 2009), p. 161.",
    },
    Case {
        kind: K::Book,
        authors: &["Reed, Ann"],
        date: "2010",
        texts: &[("title", "Later Lives"), ("publisher", "Grau")],
        pinpoint: "",
        // `{place|and-publisher}` prints what there is of both.
        reads: "Ann Reed, *Later Lives* (Grau, 2010).",
    },
    Case {
        kind: K::Legislation,
        authors: &[],
        date: "2015-12-27",
        texts: &[("title", "An Act"), ("number", "Order No. 37"), ("jurisdiction", "Utopia")],
        pinpoint: "preamble",
        reads: "An Act, Order No. 37, Utopia, 27\u{A0}December 2015, preamble.",
    },
    Case {
        kind: K::Video,
        authors: &["The Committee"],
        date: "2021-05-09",
        texts: &[("title", "A Film"), ("container", "YouTube")],
        pinpoint: "",
        reads: "The Committee, A Film [YouTube], 9\u{A0}May 2021.",
    },
    Case {
        kind: K::Case,
        authors: &[],
        date: "2011-01-21",
        texts: &[("title", "M. v. Utopia"), ("number", "30696/09"), ("court", "The Court")],
        pinpoint: "para 1",
        reads: "*M. v. Utopia*, No. 30696/09, The Court, 21\u{A0}January 2011, para. 1.",
    },
];

#[test]
fn every_kind_reads_as_its_pattern_says() {
    for case in CASES {
        let mut shelf = Shelf::default();
        let sources = [shelf.source("key", case.kind, case.authors, case.date, case.texts)];
        let (style, words) = (shelf.style(), shelf.words());
        let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
        let note = vec![shelf.citation("", "key", case.pinpoint, "")];
        assert_eq!(desk.read(&[note]), [case.reads]);
    }
}
