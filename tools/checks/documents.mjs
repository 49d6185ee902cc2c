// @ts-check
/** node tools/checks/documents.mjs: every path that the project's documents name in backticks exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { missingPaths } from './document-paths.mjs';

const files = ['docs', 'public', 'src', 'tests', 'tools'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
);
const documents = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'README.md',
  ...files.filter((file) => /^docs\/.*\.md$/.test(file)),
];
const missing = documents.flatMap((document) =>
  missingPaths(readFileSync(document, 'utf8'), files).map((path) => `${document}: ${path}`),
);
for (const one of missing) console.error(`${one} does not exist`);
console.log(`${documents.length} documents, ${missing.length} paths that do not exist`);
process.exitCode = missing.length === 0 ? 0 : 1;
