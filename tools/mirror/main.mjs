// @ts-check
/**
 * npm run mirror -- MODEL...: copies models of the catalogue into a folder that any static host can
 * serve, every file hashed. A site built with PLAYGROUND_MIRROR fetches them from there (README).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mirrorModel } from './mirror.mjs';

const usage = `usage: npm run mirror -- [--out FOLDER] [--from FOLDER] MODEL...
MODEL is an id of the catalogue. --out is where the mirror is written (mirror). With --from one
model's files are taken from a folder of this machine: in MLC's layout, the library beside them, or
with the model kit's manifest.json.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'mirror' }, from: { type: 'string' } },
});
const models = ['models.json', 'models.generated.json'].flatMap(
  (path) => JSON.parse(readFileSync(path, 'utf8')).models,
);
if (positionals.length === 0 || (values.from !== undefined && positionals.length > 1)) {
  console.error(usage);
  process.exit(2);
}
for (const id of positionals) {
  const model = models.find((/** @type {{ id: string }} */ one) => one.id === id);
  if (!model) throw new Error(`the catalogue has no model ${id}`);
  const sizeBytes = await mirrorModel(model, {
    out: values.out,
    from: values.from,
    onFile: (path) => console.log(`  ${path}`),
  });
  console.log(`${id}: ${(sizeBytes / 1e6).toFixed(1)} MB in ${values.out}/${id}/`);
}
