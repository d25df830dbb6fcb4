// The settings of the editor under /admin/, held against the schema that the editor's own makers publish.
// Usage: node editor.mjs <sveltia-cms.json> <config.yml>...
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import { parse } from 'yaml';

const [schema, ...files] = process.argv.slice(2);
// it says with formats of its own what patterns are
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));
let wrong = 0;
for (const file of files) {
  const config = parse(await readFile(file, 'utf8'));
  const fields = config.collections.flatMap((collection) => [...fieldsOf(collection)]);
  if (!validate(config)) {
    wrong += 1;
    for (const error of validate.errors.slice(0, 20)) console.error(`${file}: ${error.instancePath} ${error.message}`);
  }
  for (const { pattern } of fields) if (pattern) new RegExp(pattern[0]);
  console.log(`${file}: ${config.collections.length} kinds of files, ${fields.length} fields`);
}
process.exitCode = wrong || files.length === 0 ? 1 : 0;

// Every field within a collection, however deep.
function* fieldsOf({ fields = [], types = [], field }) {
  for (const inner of [...fields, ...types, ...(field ? [field] : [])]) {
    yield inner;
    yield* fieldsOf(inner);
  }
}
