//! Rows in aligned columns.

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// Words, from the left.
    Left,
    /// Numbers, from the right.
    Right,
    /// Long words, from the left; on a terminal they are cut to the room that they have.
    Cut,
}

/// The lines of a table: a heading, then a line a row. Each row has as many cells as there are
/// columns. With `most`, a cell of [`Set::Cut`] has at most so many characters.
pub(super) fn lines(columns: &[(&str, Set)], rows: &[Vec<String>], most: Option<usize>) -> Vec<String> {
    let heading = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let all = std::iter::once(heading).chain(rows.iter().cloned());
    let cut: Vec<Vec<String>> = all.map(|row: Vec<String>| cut(&row, columns, most)).collect();
    let width =
        |column: usize| cut.iter().filter_map(|row| row.get(column)).map(|cell| length(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    cut.iter().map(|row| line(row, columns, &widths)).collect()
}

fn cut(row: &[String], columns: &[(&str, Set)], most: Option<usize>) -> Vec<String> {
    let cell = |(cell, (_, set)): (String, &(&str, Set))| match most {
        Some(most) if *set == Set::Cut && length(&cell) > most => {
            let kept: String = cell.chars().take(most.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
        _ => cell,
    };
    row.iter().map(|cell| shown(cell)).zip(columns).map(cell).collect()
}

/// Control characters are shown as a dot, so that no file can steer a terminal.
fn shown(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

fn line(row: &[String], columns: &[(&str, Set)], widths: &[usize]) -> String {
    let mut text = String::new();
    for ((cell, (_, set)), width) in row.iter().zip(columns).zip(widths) {
        let blanks = " ".repeat(width.saturating_sub(length(cell)));
        match set {
            Set::Right => text.push_str(&format!("{blanks}{cell}  ")),
            Set::Left | Set::Cut => text.push_str(&format!("{cell}{blanks}  ")),
        }
    }
    text.trim_end().to_owned()
}

/// Characters. Letters of East Asia take two cells of most terminals; a name of theirs moves its line
/// by so much, which no one misreads.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        let table = lines(
            &[("name", Set::Left), ("words", Set::Right), ("", Set::Left)],
            &rows(&[&["é", "7", "x"], &["long", "1,200", ""]]),
            None,
        );
        assert_eq!(table, ["name  words", "é         7  x", "long  1,200"]);
    }

    #[test]
    fn long_words_are_cut_where_there_is_no_room() {
        let cells = rows(&[&["one two three"]]);
        assert_eq!(lines(&[("title", Set::Cut)], &cells, Some(5)), ["title", "one…"]);
        assert_eq!(lines(&[("title", Set::Cut)], &cells, None), ["title", "one two three"]);
    }

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        assert_eq!(lines(&[("t", Set::Cut)], &rows(&[&["\u{1b}[2J"]]), None)[1], "·[2J");
    }
}
