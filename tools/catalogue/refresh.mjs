// @ts-check
/**
 * node tools/catalogue/refresh.mjs: copies the file lists of the embedded models from their
 * manifests into models.json, after a model was built anew. Everything else of an entry stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = 'models.json';
const catalogue = JSON.parse(readFileSync(path, 'utf8'));
for (const { files } of catalogue.models) {
  if (files.kind !== 'complete') continue;
  files.list = JSON.parse(readFileSync(`public/${files.folder}manifest.json`, 'utf8')).files;
}
writeFileSync(path, `${JSON.stringify(catalogue, null, 2)}\n`);
