// Reads a schema, a document and a place on standard input, and says what the JSON service of VS Code shows, as JSON.
import json from "vscode-json-languageservice"; // a CommonJS module: its names come with the default
import fs from "node:fs";

const { getLanguageService, TextDocument } = json;

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const service = getLanguageService({ schemaRequestService: () => Promise.reject("no schema but the one that is given") });
service.configure({ schemas: [{ uri: "visit.schema.json", fileMatch: ["*.json"], schema: asked.schema }] });
const document = TextDocument.create("file:///visits/visit.json", "json", 1, asked.text);
const parsed = service.parseJSONDocument(document);
const place = { line: asked.line, character: asked.character };
const problems = await service.doValidation(document, parsed, {}, asked.schema);
const offered = await service.doComplete(document, place, parsed);
const shown = await service.doHover(document, place, parsed);
fs.writeSync(1, JSON.stringify({
  problems: problems.map(one => one.message),
  offered: Object.fromEntries(offered.items.map(one => [one.label, one.documentation?.value ?? one.documentation])),
  shown: shown ? shown.contents.map(one => one.value ?? one).join("\n") : "",
}));
