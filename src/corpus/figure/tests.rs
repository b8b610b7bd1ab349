//! Records of figures and their faults.

use super::*;
use crate::corpus::testing::said;

const PATH: &str = "submissions/corpus/figures/arrivals.toml";
const CSV: &str = "submissions/corpus/figures/arrivals.csv";

fn read(record: &str, csv: &str) -> (Option<Figure>, Vec<String>) {
    let mut workspace = Workspace::from_text([(PATH, record), (CSV, csv), ("m", "arrivals")]);
    let asked =
        Text { value: "arrivals".to_owned(), span: Span::new(crate::diag::FileId::new(0), 0, 0), verbatim: true };
    let mut found = Diagnostics::new();
    let figure = read_figure(&mut workspace, &asked, &mut found);
    (figure, said(&found, &workspace))
}

const HEAD: &str = "kind = \"bar\"\ntitle = \"Arrivals\"\n";

fn values(figure: &Figure) -> Vec<Vec<&str>> {
    let row = |row: &Vec<Text>| row.iter().map(|cell| cell.value.clone().leak() as &str).collect();
    std::iter::once(&figure.data.head).chain(&figure.data.rows).map(row).collect()
}

#[test]
fn data_stand_in_the_record_or_in_a_file_and_mean_the_same() {
    let typed =
        format!("{HEAD}categories = [\"2019\", \"2020\"]\n[[series]]\nname = \"Women\"\nvalues = [845, \"\"]\n");
    let (figure, faults) = read(&typed, "");
    assert_eq!(faults, [""; 0]);
    let rows = [["", "Women"], ["2019", "845"], ["2020", ""]];
    assert_eq!(values(&figure.unwrap()), rows);
    let (figure, faults) = read(&format!("{HEAD}data = \"arrivals.csv\"\n"), ",Women\n2019,845\n2020,\n");
    assert_eq!(faults, [""; 0]);
    let figure = figure.unwrap();
    assert_eq!(values(&figure), rows);
    assert_eq!(Data::numbers(&figure.data.rows[1]), [None]);
}

#[test]
fn every_fault_of_a_record_is_named() {
    let (figure, faults) = read("kind = \"pie\"\ntitel = \"x\"\ndata = \"a.xls\"\n", "");
    assert_eq!(figure, None);
    assert_eq!(
        faults,
        [
            "1:1 `title` is missing",
            "1:9 `kind` cannot be `pie`",
            "2:1 unknown key `titel`",
            "3:9 `a.xls` is no file of data"
        ]
    );
}

#[test]
fn data_that_make_no_chart_are_told() {
    let with = |csv: &str| read(&format!("{HEAD}data = \"arrivals.csv\"\n"), csv).1;
    assert_eq!(with("Year,Women\n2019,\"1,5\"\n"), ["2:7 `1,5` is no number"]);
    assert_eq!(with("Year,Women\n2019,1,5\n"), ["2:1 this row has 3 cells, and the first has 2"]);
    assert_eq!(with("Year,Women,Men\n2019,1,5\n"), ["1:1 a bar chart has one series, and this has 2"]);
    assert_eq!(with("Year\n2019\n"), ["1:1 these data have no numbers"]);
    let share = "kind = \"share\"\ntitle = \"S\"\ndata = \"arrivals.csv\"\n";
    let faults = read(share, "x,a,b\ny,-1,2\nz,0,\n").1;
    assert_eq!(faults, ["2:3 a share cannot be negative", "3:1 the shares of this row add up to nothing"]);
}

#[test]
fn a_figure_that_is_not_there_is_named_with_the_nearest() {
    let mut workspace = Workspace::from_text([(PATH, HEAD), ("m", "arrival")]);
    let file = workspace.read(&WorkspacePath::new("m").unwrap(), None).unwrap();
    let asked = Text { value: "arrival".to_owned(), span: Span::new(file, 0, 7), verbatim: true };
    let mut found = Diagnostics::new();
    assert_eq!(read_figure(&mut workspace, &asked, &mut found), None);
    let fault = found.iter().next().unwrap();
    assert_eq!(fault.message, "there is no figure `arrival`");
    assert_eq!(fault.hint.as_deref(), Some("did you mean `arrivals`?"));
}

const ONE: &str = "kind = \"line\"\ntitle = \"T\"\nunit = \"u\"\ncategories = [\"a\", \"b\"]\n[[series]]\nname = \"n\"\nvalues = [1, 2.5]\n";

proptest::proptest! {
    #[test]
    fn no_record_makes_the_reader_fall(text in crate::corpus::testing::mutated(ONE)) {
        read(&text, "");
    }
}
