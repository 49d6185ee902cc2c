// @ts-check
/**
 * node tools/catalogue/add.mjs FOLDER --name NAME ...: puts a model that the model kit has built into
 * models.json, or replaces its entry there. Its memory is measured in a headless Chromium.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureMemory } from '../modelkit/check/memory-use.mjs';
import { entryFor } from './entry.mjs';

const path = 'models.json';
const usage = `usage: node tools/catalogue/add.mjs FOLDER --name NAME --producer NAME
  --family NAME --licence SPDX-ID --licence-name NAME --licence-link ADDRESS [
  --link ADDRESS-OF-THE-SOURCE]
  [--languages en,de] [--countries FR,US] [--temperature 0.7] [--top-p 0.95]
FOLDER is public/models/ID: what the site serves.`;
const folderOfModels = resolve('public/models');

/** @param {string | undefined} text */
const list = (text) => (text ? text.split(',') : []);

const option = /** @type {const} */ ({ type: 'string' });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: option,
    producer: option,
    licence: option,
    'licence-name': option,
    'licence-link': option,
    family: option,
    link: option,
    languages: option,
    countries: option,
    temperature: { type: 'string', default: '0.7' },
    'top-p': { type: 'string', default: '0.95' },
  },
});
const [folder] = positionals;
const { name, producer, family, licence } = values;
const { 'licence-name': licenceName, 'licence-link': licenceLink } = values;
const isServed = folder !== undefined && dirname(resolve(folder)) === folderOfModels;
const isTold = name && producer && family && licence && licenceName && licenceLink;
if (!isServed || !isTold) {
  console.error(usage);
  process.exit(2);
}

const entry = entryFor(
  folder,
  {
    name,
    producer,
    countries: list(values.countries),
    link: values.link ?? null,
    languages: list(values.languages),
    family,
    spdx: licence,
    licenceName,
    licenceLink,
    sampling: { temperature: Number(values.temperature), topP: Number(values['top-p']) },
  },
  await measureMemory(folder),
);
const catalogue = JSON.parse(readFileSync(path, 'utf8'));
const at = catalogue.models.findIndex((/** @type {{ id: string }} */ { id }) => id === entry.id);
catalogue.models.splice(at === -1 ? catalogue.models.length : at, at === -1 ? 0 : 1, entry);
writeFileSync(path, `${JSON.stringify(catalogue, null, 2)}\n`);
console.log(`${entry.id}: ${entry.kind}, needs ${entry.needs.memoryBytes} bytes on the GPU`);
