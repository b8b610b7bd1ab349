use super::*;
use crate::geom::Glyph;

const PREAMBLE: &str = "In order to form a more perfect union, establish justice, insure domestic tranquility, \
     provide for the common defence, promote the general welfare, and secure the blessings of liberty.";

#[test]
fn a_paragraph_without_text_has_no_line_and_a_forced_break_always_ends_one() {
    let setting = setting(100, Align::Justify, None);
    assert_eq!(set_with(&[], &setting), []);
    let line = |parts: &[(&str, RunKind)]| texts(&set_with(&typed(parts), &setting));
    assert_eq!(line(&[("", RunKind::Break)]), [""]);
    assert_eq!(line(&[("a", RunKind::Text), ("", RunKind::Break)]), ["a"]);
    let (a, b, new) = (("a", RunKind::Text), (" b", RunKind::Text), ("", RunKind::Break));
    assert_eq!(line(&[a, new, new, b]), ["a", "", "b"]);
}

#[test]
fn a_line_before_a_forced_break_is_not_stretched() {
    let parts = [("one two", RunKind::Text), ("", RunKind::Break), ("three four", RunKind::Text)];
    let lines = set_with(&typed(&parts), &setting(300, Align::Justify, None));
    assert_eq!(texts(&lines), ["one two", "three four"]);
    assert!(lines.iter().all(|line| line.ratio == 0 && line.width < Length::from_points(100)));
}

#[test]
fn a_run_on_a_line_is_one_run_of_glyphs_with_its_spaces() {
    let lines = set_with(&plain(PREAMBLE), &setting(240, Align::Justify, None));
    for line in &lines[..lines.len() - 1] {
        assert_eq!(line.runs.len(), 1);
        let run = &line.runs[0];
        assert_eq!(run.glyphs.len(), run.text.len());
        assert_eq!(run.width(), Length::from_points(240));
        assert!(!run.text.starts_with(' ') && !run.text.ends_with(' '));
    }
}

#[test]
fn spaces_of_a_line_differ_by_no_more_than_a_scaled_point() {
    let lines = set_with(&plain(PREAMBLE), &setting(240, Align::Justify, None));
    for line in &lines {
        let run = &line.runs[0];
        let is_space = |glyph: &&Glyph| &run.text[glyph.text.0 as usize..glyph.text.1 as usize] == " ";
        let spaces: Vec<_> = run.glyphs.iter().filter(is_space).collect();
        let advances = || spaces.iter().map(|glyph| glyph.advance().scaled());
        assert!(advances().max().unwrap() - advances().min().unwrap() <= 1);
    }
}

#[test]
fn the_mark_of_a_note_stays_with_its_word_and_the_line_breaks_after_it() {
    let mark = |n| RunKind::Mark(NoteId(n));
    let parts =
        [("word.", RunKind::Text), ("12", mark(0)), (" Next", RunKind::Text), ("3", mark(1)), ("—and", RunKind::Text)];
    for width in 0..60 {
        let lines = set_with(&typed(&parts), &setting(width, Align::Left, None));
        for line in &lines {
            assert!(!words(line).starts_with("12") && !words(line).starts_with('3'), "{:?}", texts(&lines));
        }
    }
    let lines = set_with(&typed(&parts), &setting(45, Align::Left, None));
    assert_eq!(texts(&lines), ["word.12", "Next3—", "and"]);
    assert_eq!(lines.iter().map(|line| line.notes.len()).collect::<Vec<_>>(), [1, 1, 0]);
    assert_eq!(lines[0].runs[1].at.y, Length::from_points(-4));
}

#[test]
fn a_space_typed_before_a_mark_holds() {
    let parts = [("one two ", RunKind::Text), ("9", RunKind::Mark(NoteId(0))), (" three", RunKind::Text)];
    // 30 points hold "one two" but not the mark as well.
    let lines = set_with(&typed(&parts), &setting(39, Align::Left, None));
    assert_eq!(texts(&lines), ["one", "two 9", "three"]);
}

#[test]
fn a_hyphen_is_a_run_of_its_own_without_text_that_tells_where_the_word_was_parted() {
    let hyphenation = Hyphenation::new();
    let lines = set_with(&plain("a representation"), &setting(52, Align::Left, Some(&hyphenation)));
    assert_eq!(texts(&lines), ["a represen=", "tation"]);
    assert!(lines[0].hyphenated && !lines[1].hyphenated);
    let hyphen = &lines[0].runs[1];
    assert_eq!(hyphen.origin, Origin::Typed(Span::new(FileId::new(0), 10, 10)));
    assert_eq!((hyphen.glyphs.len(), hyphen.glyphs[0].text), (1, (0, 0)));
}

#[test]
fn ragged_lines_are_hyphenated_only_where_a_word_is_too_wide() {
    let hyphenation = Hyphenation::new();
    let text = "a representation of internationally representation";
    let wide = set_with(&plain(text), &setting(90, Align::Left, Some(&hyphenation)));
    assert!(wide.iter().all(|line| !line.hyphenated), "{:?}", texts(&wide));
    let narrow = set_with(&plain("an internationally known fact"), &setting(62, Align::Left, Some(&hyphenation)));
    assert_eq!(narrow.iter().filter(|line| line.hyphenated).count(), 1, "{:?}", texts(&narrow));
    let name = set_with(&plain("a representation Xxxxxxxxxxxxxxxx"), &setting(68, Align::Left, Some(&hyphenation)));
    assert_eq!(texts(&name)[..2], ["a", "representation"]);
}

#[test]
fn a_word_wider_than_the_column_is_broken_and_nothing_stands_outside() {
    for text in
        ["Xxxxxxxxxxxxxxxxxxxxxxxxxxx", "https://example.org/aaaaaaaaaaaaaaaaaaaaaaa/b", "No. 123456789012345678"]
    {
        let lines = set_with(&plain(text), &setting(30, Align::Justify, None));
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| line.overfull == Length::ZERO), "{:?}", texts(&lines));
        assert!(lines.iter().all(|line| !line.hyphenated));
        assert!(lines.iter().any(|line| line.parts_word), "{:?}", texts(&lines));
    }
}

#[test]
fn words_that_are_held_together_part_at_their_space_before_a_word_is_broken() {
    let lines = set_with(&plain("see paras. 1234"), &setting(34, Align::Left, None));
    assert_eq!(texts(&lines), ["see", "paras.", "1234"]);
    assert!(lines.iter().all(|line| !line.parts_word));
}

#[test]
fn a_letter_wider_than_the_column_is_told() {
    let lines = set_with(&plain("mm"), &setting(5, Align::Justify, None));
    assert_eq!(texts(&lines), ["m", "m"]);
    // An m of this face is 1593/2048 of an em.
    let wide = Length::from_points(11).scale(1593, 2048) - Length::from_points(5);
    assert!(lines.iter().all(|line| line.overfull == wide), "{lines:?}");
}

#[test]
fn first_lines_are_indented_or_hang_out() {
    for indent in [-20, 0, 20] {
        let mut setting = setting(200, Align::Justify, None);
        setting.measure.first = Length::from_points(indent);
        let lines = set_with(&plain(PREAMBLE), &setting);
        assert_eq!(lines[0].runs[0].at.x, Length::from_points(indent));
        assert_eq!(lines[0].width, Length::from_points(200 - indent));
        assert_eq!((lines[1].runs[0].at.x, lines[1].width), (Length::ZERO, Length::from_points(200)));
    }
}

#[test]
fn lines_meet_the_edge_that_is_asked_for() {
    let of = |align| set_with(&plain("word"), &setting(100, align, None)).remove(0);
    let (left, centre, right) = (of(Align::Left), of(Align::Centre), of(Align::Right));
    assert_eq!(left.runs[0].at.x, Length::ZERO);
    assert_eq!(centre.runs[0].at.x * 2 + centre.width, Length::from_points(100));
    assert_eq!(right.runs[0].at.x + right.width, Length::from_points(100));
}

#[test]
fn a_fill_pushes_what_follows_to_the_right_edge() {
    let parts = [("Introduction ", RunKind::Text), ("", RunKind::Fill), ("12", RunKind::Text)];
    for align in [Align::Left, Align::Justify] {
        let lines = set_with(&typed(&parts), &setting(200, align, None));
        assert_eq!(lines.len(), 1);
        let last = &lines[0].runs[lines[0].runs.len() - 1];
        assert_eq!((last.text.as_str(), last.at.x + last.width()), ("12", Length::from_points(200)));
    }
}

#[test]
fn a_field_keeps_its_width_for_the_breaks_and_gives_back_what_it_does_not_need() {
    let wide = RunKind::Field { reserved: Length::from_points(60) };
    let of = |kind| {
        set_with(
            &typed(&[("see page ", RunKind::Text), ("7", kind), (" of it all", RunKind::Text)]),
            &setting(90, Align::Justify, None),
        )
    };
    assert_eq!(texts(&of(RunKind::Text)), ["see page 7 of it all"]);
    let lines = of(wide);
    assert_eq!(words(&lines[0]), "see page");
}

#[test]
fn a_character_that_the_face_lacks_is_told_with_its_place() {
    let faces = Faces::embedded().unwrap();
    let runs = typed(&[("plain ", RunKind::Text), ("of 북송\u{AD} ", RunKind::Text)]);
    let missing = set(&runs, &setting(100, Align::Left, None), &mut Shaper::new(&faces)).unwrap_err();
    let place = |start, end| Origin::Verbatim(Span::new(FileId::new(0), start, end));
    assert_eq!(
        missing,
        [
            MissingGlyph { character: '북', origin: place(9, 12), faces: vec![FaceId(2)] },
            MissingGlyph { character: '송', origin: place(12, 15), faces: vec![FaceId(2)] },
        ]
    );
}

#[test]
fn what_sets_nothing_needs_no_glyph_and_leaves_none() {
    let lines = set_with(&plain("a\u{AD}b\u{2060}c\u{FEFF}\u{200D}d\u{E0001}"), &setting(100, Align::Left, None));
    assert_eq!(lines[0].runs[0].glyphs.len(), 4);
    assert_eq!(
        lines[0].runs[0].glyphs.iter().map(|glyph| glyph.text).collect::<Vec<_>>(),
        [(0, 1), (3, 4), (7, 8), (14, 15)]
    );
}

#[test]
fn a_word_is_shaped_once() {
    let faces = Faces::embedded().unwrap();
    let mut shaper = Shaper::new(&faces);
    let setting = setting(300, Align::Justify, None);
    set(&plain("to be or not to be or not to be"), &setting, &mut shaper).unwrap();
    // to, be, or, not and the space
    assert_eq!(shaper.words_shaped(), 5);
    set(&plain("not to be"), &setting, &mut shaper).unwrap();
    assert_eq!(shaper.words_shaped(), 5);
}

#[test]
fn the_space_at_which_a_line_is_broken_is_kept_without_room_and_a_parted_word_has_none() {
    let parts = [("one\ntwo", RunKind::Text), ("", RunKind::Break), ("re\u{2014}presentation", RunKind::Text)];
    let lines = set_with(&typed(&parts), &setting(25, Align::Left, None));
    let blank = |line: &SetLine| line.blank.as_ref().map(|blank| (blank.text.clone(), blank.width()));
    let space = |text: &str| Some((text.to_owned(), Length::ZERO));
    assert_eq!(texts(&lines[..2]), ["one", "two"]);
    assert_eq!(blank(&lines[0]), space("\n"), "as it was typed");
    assert_eq!(blank(&lines[1]), space(" "), "a forced break parts words as well");
    assert!(lines.len() > 3 && lines[2..].iter().all(|line| line.blank.is_none()), "{:?}", texts(&lines));
}
