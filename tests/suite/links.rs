//! Links lead where they say: marks to their notes and back, titles to their addresses.

use std::collections::BTreeMap;

use rapporteur::geom::{GlyphRun, Length, Link, NoteId, Owner, Page, Point, Target};

use crate::support::{Files, Line, Made, PLAIN, is_label, is_mark, lines, plain_workspace, sample};

#[test]
fn every_mark_leads_into_the_first_line_of_its_note_and_every_label_back_to_the_line_of_its_mark() {
    check_notes(sample()).unwrap();
}

#[test]
fn a_mark_in_any_kind_of_block_can_be_gone_back_to() {
    let text = "Word^[One.] word^[Two, which is so long that it fills more than one line of the note.]\n\n\
        - item^[Three.]\n\n> quoted [@roe-2019-river].^[Four.]\n\n## Heading^*[Five.]\n\nWord.";
    let made = plain_workspace(text).make_clean(PLAIN);
    assert_eq!(made.document.notes.len(), 6);
    check_notes(&made).unwrap();
}

/// Pages, marks and labels of all notes.
fn check_notes(made: &Made) -> Result<(), String> {
    let lines = lines(&made.layout.pages);
    for note in &made.document.notes {
        let text = lines.iter().find(|line| line.owner == Owner::Note(note.id)).ok_or("the note is on no page")?;
        let marked = |run: &&GlyphRun| is_mark(run) && run.target == Some(Target::Note(note.id));
        let mark = lines.iter().find(|line| line.runs.iter().copied().any(|run| marked(&run)));
        let mark = mark.ok_or("the mark is on no page")?;
        let run = mark.runs.iter().copied().find(marked).ok_or("no mark")?;
        let label = text.runs.iter().copied().find(|run| is_label(run)).ok_or("the note has no label")?;
        let said = leads(&made.layout.pages, mark, run, &Target::Note(note.id), text)
            .and_then(|()| leads(&made.layout.pages, text, label, &Target::Mark(note.id), mark));
        said.map_err(|why| format!("note {}: {why}", note.label))?;
    }
    Ok(())
}

/// A run is a link to a place in a line.
fn leads(pages: &[Page], from: &Line<'_>, run: &GlyphRun, target: &Target, to: &Line<'_>) -> Result<(), String> {
    if !pages[from.page].links.iter().any(|link| link.target == *target && covers(link, run)) {
        return Err(format!("no link to {target:?} covers {:?}", run.text));
    }
    let places: Vec<(usize, Point)> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, p)| p.destinations.iter().filter(|d| d.target == *target).map(move |d| (page, d.at)))
        .collect();
    let [(page, at)] = places.as_slice() else { return Err(format!("{} places are {target:?}", places.len())) };
    let height = to.size().scale(13, 10);
    let inside = *page == to.page && at.y <= to.baseline() && at.y >= to.baseline() - height && at.x <= to.left();
    if inside {
        Ok(())
    } else {
        Err(format!("{target:?} is at {at:?}, its line {:?} at {:?}", to.text(), to.baseline()))
    }
}

/// The area holds the start of the run and all its width.
fn covers(link: &Link, run: &GlyphRun) -> bool {
    let (at, size) = (link.area.at, link.area.size);
    at.x <= run.at.x && run.at.x + run.width() <= at.x + size.width && at.y < run.at.y && run.at.y <= at.y + size.height
}

#[test]
fn a_link_lies_on_the_words_that_lead_there_and_has_words_of_its_own() {
    for page in &sample().layout.pages {
        for link in &page.links {
            let words = crate::support::runs(page).filter(|run| run.target.as_ref() == Some(&link.target));
            assert!(words.into_iter().any(|run| covers(link, run)), "{link:?}");
            assert!(!link.words.trim().is_empty(), "{link:?}");
        }
    }
}

/// The address of a record by the rules of the documentation: typed, else of the DOI, else of the symbol.
fn address(record: &toml::Table) -> Option<String> {
    let text = |key: &str| record.get(key).and_then(toml::Value::as_str);
    let by_rule = |key, start: &str| text(key).map(|value| format!("{start}{}", value.replace(' ', "%20")));
    text("url").map(str::to_owned).or(by_rule("doi", "https://doi.org/")).or(by_rule("symbol", "https://undocs.org/"))
}

/// What links of notes lead to: addresses, with the words on them joined over lines.
fn addresses(pages: &[Page]) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for link in pages.iter().flat_map(|page| &page.links) {
        if let (Target::Address(address), Owner::Note(_)) = (&link.target, link.owner) {
            let words = all.entry(address.clone()).or_default();
            words.push_str(&link.words);
            words.push(' ');
        }
    }
    all
}

#[test]
fn every_cited_title_leads_to_its_address() {
    let files = Files::of_repository();
    let made = sample();
    let cited = |key: &str| made.document.notes.iter().any(|n| made.sources.slice(n.span).contains(&format!("@{key}")));
    let links = addresses(&made.layout.pages);
    let mut checked = 0;
    for (path, text) in &files.0 {
        if !path.starts_with("submissions/corpus/sources/") {
            continue;
        }
        let table: toml::Table = text.parse().unwrap();
        for (key, record) in table.iter().filter(|(key, _)| cited(key)) {
            let record = record.as_table().unwrap();
            let Some(address) = address(record) else { continue };
            let words = links.get(&address).unwrap_or_else(|| panic!("{key}: nothing leads to {address}"));
            let title = record["title"].as_str().unwrap().replace('*', "");
            let squeezed = |text: &str| text.replace([' ', '\u{A0}', '\u{AD}'], "");
            assert!(squeezed(words).contains(&squeezed(&title)), "{key}: {words}");
            checked += 1;
        }
    }
    assert!(checked >= 10, "{checked} records only");
    assert!(links.keys().all(|address| address.starts_with("https://") || address.starts_with("http://")));
}

#[test]
fn a_doi_and_a_symbol_give_the_address_by_rule() {
    let record = "[poe-2001-law]\ntype = \"journal-article\"\nauthor = [\"Poe, Ann\"]\ntitle = \"Law\"\n\
        container = \"Journal\"\ndate = 2001\ndoi = \"10.1000/182\"\n";
    let files = plain_workspace("One [@poe-2001-law; @hrc-2020-situation].");
    let made = files.with("submissions/corpus/sources/more.toml", record).make_clean(PLAIN);
    let expected = [("https://doi.org/10.1000/182", "Law "), ("https://undocs.org/A/HRC/43/58", "Situation ")];
    let links = addresses(&made.layout.pages);
    assert_eq!(links.iter().map(|(a, w)| (a.as_str(), w.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn each_part_of_a_link_over_several_lines_says_the_whole_title() {
    let title = "Situation of human rights in a country with a very long name, and of internationalisation there, \
        report of the Special Rapporteur on the promotion of everything that fills more than two lines of a note";
    let record = format!(
        "[poe-2001-law]\ntype = \"report\"\nauthor = [\"Poe, Ann\"]\ntitle = \"{title}\"\ndate = 2001\n\
        url = \"https://example.org/law\"\n"
    );
    let files = plain_workspace("One [@poe-2001-law].");
    let made = files.with("submissions/corpus/sources/more.toml", &record).make_clean(PLAIN);
    let links: Vec<&Link> = made.layout.pages.iter().flat_map(|page| &page.links).collect();
    let parts: Vec<&&Link> = links.iter().filter(|link| link.words.contains("Situation")).collect();
    assert!(parts.len() > 2, "{links:?}");
    assert!(parts.iter().all(|part| part.words == parts[0].words && part.words.replace('\u{AD}', "") == title));
}

#[test]
fn a_destination_is_named_once() {
    let mut seen: BTreeMap<&Target, Length> = BTreeMap::new();
    for destination in sample().layout.pages.iter().flat_map(|page| &page.destinations) {
        let first = seen.insert(&destination.target, destination.at.y);
        assert!(first.is_none() || matches!(destination.target, Target::Block(_)), "{destination:?}");
    }
    let last = NoteId(u32::try_from(sample().document.notes.len() - 1).unwrap());
    assert!(seen.contains_key(&Target::Note(last)) && seen.contains_key(&Target::Mark(last)));
}
