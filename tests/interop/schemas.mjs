// The OB 3.0 JSON schemas, the strict generation of 2024 and the current one, over every document of a built site.
// They know one status alone (1EdTech/openbadges-specification#623), VCDM 2.0 several: of those, each is looked at by itself.
// Usage: node schemas.mjs <site-folder> <schemas-folder>
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import formats from 'ajv-formats';

const [site, schemas] = process.argv.slice(2);
const generations = {
  'ob30-2024-strict': {
    credential: 'ob_v3p0_achievementcredential-jsonschema1.json',
    profile: 'ob_v3p0_profile-jsonschema1.json',
  },
  'ob30-current': { credential: 'ob_v3p0_achievementcredential_schema.json', profile: 'ob_v3p0_profile_schema.json' },
};

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (path.endsWith('.json')) yield path;
  }
}

const documents = [];
for await (const path of files(site)) {
  const name = relative(site, path).split(sep).join('/');
  const document = JSON.parse(await readFile(path, 'utf8'));
  if (name.endsWith('/credential.json')) documents.push(['credential', name, document]);
  if (name.endsWith('/profile.json')) documents.push(['profile', name, document]);
}

let passed = 0;
let failed = 0;
for (const [generation, byKind] of Object.entries(generations)) {
  for (const [kind, file] of Object.entries(byKind)) {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    formats(ajv);
    const validate = ajv.compile(JSON.parse(await readFile(join(schemas, generation, file), 'utf8')));
    for (const [of, name, document] of documents) {
      if (of !== kind) continue;
      if (forms(document).every((form) => validate(form))) passed += 1;
      else {
        failed += 1;
        const [error] = validate.errors;
        console.error(`${name}: ${generation}: ${error.instancePath} ${error.message}`);
      }
    }
  }
}
function forms(document) {
  const { credentialStatus } = document;
  return Array.isArray(credentialStatus) ? credentialStatus.map((one) => ({ ...document, credentialStatus: one })) : [document];
}

if (!documents.length) failed += 1;
console.log(`${documents.length} documents against two generations of the OB 3.0 schemas`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
