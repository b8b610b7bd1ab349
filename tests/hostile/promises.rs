//! SECURITY.md says the limits as they are.

use std::fs;

use rapporteur::files::limits;

#[test]
fn the_limits_that_are_promised_are_those_of_the_program() {
    let security = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/SECURITY.md")).unwrap();
    let rows: Vec<&str> =
        security.lines().filter(|line| line.starts_with("| ") && line.contains(" | ")).skip(1).collect();
    let promised: Vec<String> = limits::ALL.iter().map(|(what, most)| format!("| {what} | {most} |")).collect();
    assert_eq!(rows, promised);
}
