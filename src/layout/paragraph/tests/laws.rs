use proptest::prelude::*;

use super::*;
use crate::text::character::is_glue;

/// What a paragraph may be made of, easy and nasty.
fn piece() -> impl Strategy<Value = (String, RunKind)> {
    let word = prop_oneof![
        6 => "[a-z]{1,12}",
        2 => Just("representation, internationally".to_owned()),
        1 => "[A-Z][a-z]{3,9}[.,;:!?]",
        1 => Just("self-determination".to_owned()),
        1 => Just("exten\u{AD}sive\u{AD}ly".to_owned()),
        1 => Just("https://example.org/a/long-path?with=signs&more=2021".to_owned()),
        1 => Just("A/HRC/WG.6/33/L.1".to_owned()),
        1 => Just("pp. 12–15".to_owned()),
        1 => Just("word – word—word".to_owned()),
        1 => Just("no\u{A0}break\u{202F}here\u{2060}".to_owned()),
        1 => Just("office “fluffy” AVATAR".to_owned()),
        1 => Just("правозащитный".to_owned()),
        1 => Just("e\u{301}te\u{301}".to_owned()),
        1 => Just("[x](y)…".to_owned()),
    ];
    let blank = prop_oneof![8 => Just(" "), 1 => Just("\n"), 1 => Just("  \t "), 1 => Just(""), 1 => Just("\u{2028}")];
    let text = prop::collection::vec((word, blank), 1..6)
        .prop_map(|all| all.into_iter().flat_map(|(word, blank)| [word, blank.to_owned()]).collect::<String>());
    prop_oneof![
        8 => text.prop_map(|text| (text, RunKind::Text)),
        3 => (1u32..200).prop_map(|n| (n.to_string(), RunKind::Mark(NoteId(n)))),
        1 => Just((String::new(), RunKind::Break)),
        1 => Just((String::new(), RunKind::Fill)),
        1 => Just(("12".to_owned(), RunKind::Field { reserved: Length::from_points(18) })),
    ]
}

/// Every byte is on a line, in order; what is on none is blank.
fn nothing_is_lost(lines: &[SetLine], source: &str) {
    let mut reached = 0;
    for run in lines.iter().flat_map(|line| &line.runs) {
        let span = run.origin.span();
        let (start, end) = (span.start as usize, span.end as usize);
        if run.text.is_empty() {
            assert_eq!((start, end), (reached, reached), "a hyphen is where the word was parted");
            assert!(matches!(run.origin, Origin::Typed(_)));
            continue;
        }
        assert!(source[reached..start].chars().all(is_glue), "lost: {:?}", &source[reached..start]);
        assert_eq!(run.text, source[start..end]);
        reached = end;
    }
    assert!(source[reached..].chars().all(is_glue), "lost: {:?}", &source[reached..]);
}

/// The glyphs of a run stand for its bytes in order; what none stands for sets nothing.
fn glyphs_stand_for_the_text(line: &SetLine) {
    for run in &line.runs {
        let mut reached = 0;
        for glyph in run.glyphs.iter().filter(|glyph| glyph.text.0 < glyph.text.1) {
            let (start, end) = (glyph.text.0 as usize, glyph.text.1 as usize);
            assert!(run.text[reached..start].chars().all(crate::text::character::is_default_ignorable));
            assert!(!run.text[start..end].is_empty());
            reached = end;
        }
        assert!(run.text[reached..].chars().all(crate::text::character::is_default_ignorable));
    }
}

fn runs_follow_one_another(line: &SetLine, filled: bool) {
    for pair in line.runs.windows(2) {
        let end = pair[0].at.x + pair[0].width();
        assert!(if filled { end <= pair[1].at.x } else { end == pair[1].at.x });
    }
}

/// A space at which the line was broken is on neither line.
fn no_line_begins_or_ends_with_a_space(line: &SetLine) {
    let words = words(line);
    assert!(!words.starts_with(is_glue) && !words.ends_with(is_glue), "{words:?}");
}

/// The marks of the paragraph stand on its lines in order, and none begins a line but at the start.
fn marks_stay(lines: &[SetLine], runs: &[StyledRun]) {
    let all = |run: &StyledRun| if let RunKind::Mark(note) = run.kind { Some(note) } else { None };
    let marks: Vec<NoteId> = runs.iter().filter_map(all).collect();
    assert_eq!(lines.iter().flat_map(|line| line.notes.clone()).collect::<Vec<_>>(), marks);
    let mut starts = Vec::new();
    let mut seen = false;
    for run in runs {
        seen = match run.kind {
            RunKind::Mark(_) if !seen => {
                starts.push(run.origin.span().start);
                false
            }
            RunKind::Break => false,
            RunKind::Text => seen || !run.text.chars().all(is_glue),
            RunKind::Fill => seen,
            RunKind::Mark(_) | RunKind::Field { .. } => true,
        };
    }
    for run in lines.iter().filter_map(|line| line.runs.first()).filter(|run| run.at.y < Length::ZERO) {
        assert!(starts.contains(&run.origin.span().start), "the mark {:?} begins a line", run.text);
    }
}

fn justified_lines_end_at_the_measure(lines: &[SetLine], setting: &Setting<'_>, segments: usize) {
    let mut short = 0;
    for (number, line) in lines.iter().enumerate() {
        let Some(last) = line.runs.last() else { continue };
        let indent = if number == 0 { setting.measure.first } else { Length::ZERO };
        let end = last.at.x + last.width();
        assert_eq!(line.runs[0].at.x + line.width, end);
        assert_eq!(line.overfull, (line.width + indent - setting.measure.width).max(Length::ZERO));
        let stretches = words(line).trim_start_matches(is_glue).contains(is_glue);
        if end != setting.measure.width && line.overfull == Length::ZERO && stretches {
            short += 1;
        }
    }
    assert!(short <= segments, "{short} lines end short of the measure in {segments} segments");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn at_two_hundred_widths_no_character_is_lost_and_no_mark_goes_astray(
        parts in prop::collection::vec(piece(), 0..14),
        first in -20i64..20,
    ) {
        let faces = Faces::embedded().unwrap();
        let mut shaper = Shaper::new(&faces);
        let parts: Vec<_> = parts.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        let runs = typed(&parts);
        let source: String = parts.iter().map(|part| part.0).collect();
        let hyphenation = Hyphenation::new();
        let filled = runs.iter().any(|run| run.kind == RunKind::Fill);
        let segments = 1 + runs.iter().filter(|run| run.kind == RunKind::Break).count();
        for width in 0..200 {
            let align = [Align::Justify, Align::Justify, Align::Left, Align::Centre, Align::Right][width % 5];
            let mut setting = setting(width as i64 * 2, align, (width % 3 > 0).then_some(&hyphenation));
            setting.measure.first = Length::from_points(first);
            let lines = set(&runs, &setting, &mut shaper).unwrap();
            nothing_is_lost(&lines, &source);
            marks_stay(&lines, &runs);
            for line in &lines {
                if !filled {
                    no_line_begins_or_ends_with_a_space(line);
                }
                runs_follow_one_another(line, filled);
                glyphs_stand_for_the_text(line);
            }
            if align == Align::Justify && !filled {
                justified_lines_end_at_the_measure(&lines, &setting, segments);
            }
        }
    }

    #[test]
    fn a_line_is_as_wide_as_it_was_when_it_was_chosen(
        pieces in prop::collection::vec("[a-zA-Zfi]{1,3}(tation|\u{AD}|ational|AV|ffi|To|y,)[a-z.]{0,9}[ ]{0,1}", 1..12),
        width in 10i64..70,
    ) {
        let faces = Faces::embedded().unwrap();
        let mut shaper = Shaper::new(&faces);
        let parts: Vec<_> = pieces.iter().map(|text| (text.as_str(), RunKind::Text)).collect();
        let (runs, hyphenation) = (typed(&parts), Hyphenation::new());
        let setting = setting(width, Align::Left, Some(&hyphenation));
        let segment = items::Segment::new(&runs, 0..runs.len(), &mut shaper, &mut Vec::new());
        let chosen = breaks::choose(&segment, &setting, &mut shaper);
        let lines = set(&runs, &setting, &mut shaper).unwrap();
        prop_assert_eq!(lines.len() + 1, chosen.len());
        for (pair, line) in chosen.windows(2).zip(&lines) {
            let width = pair[1].end.width - pair[0].start.width + pair[1].hyphen;
            prop_assert!(width == line.width, "{:?}: {} for {}", words(line), width, line.width);
        }
    }

    #[test]
    fn the_same_paragraph_is_set_the_same_whatever_was_shaped_before(parts in prop::collection::vec(piece(), 1..8)) {
        let faces = Faces::embedded().unwrap();
        let parts: Vec<_> = parts.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        let hyphenation = Hyphenation::new();
        let setting = setting(150, Align::Justify, Some(&hyphenation));
        let mut used = Shaper::new(&faces);
        set(&plain("office representation in\u{AD}ternationally"), &setting, &mut used).unwrap();
        prop_assert_eq!(
            set(&typed(&parts), &setting, &mut used).unwrap(),
            set(&typed(&parts), &setting, &mut Shaper::new(&faces)).unwrap()
        );
    }
}
