//! What a file says about itself.

use lopdf::Document;
use rapporteur::diag::Diagnostics;
use rapporteur::pipeline;

use crate::support::sample;

#[test]
fn the_file_says_what_it_is_in_the_words_of_its_template() {
    let made = sample();
    let bytes = pipeline::write(&made.document, &made.layout, &made.shared, &mut Diagnostics::new()).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let information = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let said = file.get_dictionary(information).unwrap().get(b"Subject").unwrap().as_str().unwrap();
    let subject = "Communication to the Commission on the Status of Women, sixty-seventh session";
    assert_eq!(String::from_utf8_lossy(said), subject);
    let packet = String::from_utf8_lossy(&bytes).into_owned();
    assert!(packet.contains(&format!("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li>")));
}
