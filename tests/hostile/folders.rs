//! The cases that lie as folders in `cases`.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use crate::workspace::{Case, folder};

#[test]
fn every_folder_comes_to_what_it_expects() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let failed: Vec<String> = cases.iter().filter_map(|case| one(case).err()).collect();
    assert!(cases.len() > 40, "the cases are there: {}", cases.len());
    assert!(failed.is_empty(), "{} of {} failed: {}", failed.len(), cases.len(), failed.join(", "));
}

fn one(path: &Path) -> Result<(), String> {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let expected = fs::read_to_string(path.join("expected.txt")).map_err(|error| format!("{name}: {error}"))?;
    catch_unwind(|| {
        let case = Case::new(&name);
        case.lay_over(path);
        case.check(&expected);
    })
    .map_err(|_| name)
}
