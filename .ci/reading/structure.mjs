// Prints the structure tree of a PDF as JSON, with the text of its marked content: an array of pages, each a tree of
// { role, children } whose leaves are texts. usage: structure.mjs FOLDER-OF-PDFJS-DIST FILE.pdf
import fs from "node:fs";
import path from "node:path";

const [library, file] = process.argv.slice(2);
console.warn = () => {};
console.log = () => {};
const pdfjs = await import(path.resolve(library, "legacy/build/pdf.mjs"));
const data = new Uint8Array(fs.readFileSync(file));
const pdf = await pdfjs.getDocument({ data, verbosity: 0, disableFontFace: true, useSystemFonts: false }).promise;

// The text of each sequence of marked content, by its id. What lies within it without an id of its own belongs to it.
function textById(items) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
      open.push(item.id ?? open.at(-1) ?? null);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else if (open.at(-1)) {
      const id = open.at(-1);
      texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    }
  }
  return texts;
}

function filled(node, texts) {
  if (node.type === "content") return texts.get(node.id) ?? "";
  if (node.type) return "";
  return { role: node.role, children: (node.children ?? []).map((child) => filled(child, texts)) };
}

const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const tree = await page.getStructTree();
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  pages.push(filled(tree ?? { children: [] }, textById(items)));
}
process.stdout.write(JSON.stringify(pages));
