//! The metadata as an XMP packet (ISO 16684-1): what archives and catalogues read. It says which
//! standards the file keeps: PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a or PDF/A-3a (ISO 19005-2 and 19005-3, 6.6.4).

use std::fmt::Write;

use super::metadata::Metadata;

/// The packet of a file that follows this part of ISO 19005. The metadata must hold no control characters.
pub(super) fn packet(metadata: &Metadata, part: u8) -> String {
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}</rdf:Description>
{EXTENSION}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        mark = '\u{FEFF}',
        properties = properties(metadata, part),
    )
}

/// PDF/A knows no identification of PDF/UA and wants each property that it does not know described
/// (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = r#"<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

fn properties(metadata: &Metadata, part: u8) -> String {
    let mut out = String::new();
    property(&mut out, "pdfuaid:part", "1");
    property(&mut out, "pdfaid:part", &part.to_string());
    property(&mut out, "pdfaid:conformance", "A");
    property(&mut out, "dc:format", "application/pdf");
    alternatives(&mut out, "dc:title", &metadata.title);
    array(&mut out, "dc:creator", "Seq", &metadata.authors);
    alternatives(&mut out, "dc:description", metadata.subject.as_deref().unwrap_or_default());
    array(&mut out, "dc:subject", "Bag", &metadata.keywords);
    array(&mut out, "dc:language", "Bag", std::slice::from_ref(&metadata.language));
    property(&mut out, "pdf:Keywords", &metadata.keyword_line());
    property(&mut out, "pdf:Producer", &metadata.creator);
    property(&mut out, "xmp:CreatorTool", &metadata.creator);
    if let Some(created) = metadata.created {
        let date = created.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            property(&mut out, name, &date);
        }
    }
    out
}

fn property(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        element(out, name, &escape(text));
    }
}

/// A text in one language; the packet does not say which.
fn alternatives(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        let item = format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", escape(text));
        element(out, name, &format!("<rdf:Alt>{item}</rdf:Alt>"));
    }
}

/// A list; `kind` says whether its order counts.
fn array(out: &mut String, name: &str, kind: &str, texts: &[String]) {
    let items: String =
        texts.iter().filter(|t| !t.is_empty()).map(|t| format!("<rdf:li>{}</rdf:li>", escape(t))).collect();
    if !items.is_empty() {
        element(out, name, &format!("<rdf:{kind}>{items}</rdf:{kind}>"));
    }
}

fn element(out: &mut String, name: &str, inner: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<{name}>{inner}</{name}>");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_title_stays_text() {
        let metadata = Metadata { title: "<x> & \"]]>".to_owned(), ..Metadata::default() };
        let packet = packet(&metadata, 2);
        assert!(packet.contains(">&lt;x&gt; &amp; &quot;]]&gt;</rdf:li>"), "{packet}");
    }

    #[test]
    fn without_a_date_there_is_no_date() {
        assert!(!packet(&Metadata::default(), 2).contains("Date"));
    }
}
