// @ts-check
/**
 * npm run event-kit -- MODEL... [--out FOLDER]: makes a folder to carry into a room without a network:
 * the built site, the chosen models as packs, a launcher that needs Node alone, and a page of
 * instructions. MODEL is the id of a model whose files are here, the folder of one, or a pack.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packSuffix, parseCatalogue } from './core.mjs';
import { instructions } from './instructions.mjs';
import { readPack, writePack } from './packs.mjs';
import { buildSite } from './site.mjs';

/** @typedef {import('./core.mjs').Model} Model */

const usage = `npm run event-kit -- MODEL... [--out FOLDER]

  MODEL    id of a model of models.json whose files are in public/, the folder of a model that the
           model kit has built or that was mirrored, or a pack (a file that ends in .tar)
  --out    where to put the kit: a folder that is empty or not there (default: dist-event-kit)`;

const here = dirname(fileURLToPath(import.meta.url));

/** @returns {readonly Model[]} all models of the catalogue */
function knownModels() {
  const [written, generated] = ['models.json', 'models.generated.json'].map((path) =>
    JSON.parse(readFileSync(path, 'utf8')),
  );
  const models = [...written.models, ...generated.models];
  const catalogue = parseCatalogue(JSON.stringify({ ...written, models }));
  if (!catalogue.ok)
    throw new Error(['the catalogue is broken', ...catalogue.failure.problems].join('\n  '));
  return catalogue.value.models;
}

/** @param {string} name @returns {string | undefined} a folder with a model's manifest */
function modelFolder(name) {
  const folders = [name, join('public', 'models', name)];
  return folders.find((folder) => existsSync(join(folder, 'manifest.json')));
}

/**
 * Puts the pack of one model into the kit, made or copied, and reads it back whole.
 *
 * @param {string} name as it was asked for
 * @param {string} packs folder of the packs
 */
async function addPack(name, packs) {
  const isPack = existsSync(name) && statSync(name).isFile();
  if (isPack) {
    const { model } = await readPack(name);
    const path = join(packs, `${model.id}${packSuffix}`);
    copyFileSync(name, path);
    return { path, ...(await readPack(path)) };
  }
  const folder = modelFolder(name);
  if (!folder) throw new Error(`${name} is neither a pack nor a model whose files are here`);
  const { id, files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const entry = knownModels().find((model) => model.id === id);
  if (!entry) {
    throw new Error(`models.json has no entry for ${id}: node tools/catalogue/add.mjs writes one`);
  }
  /** @type {Model} */
  const model = {
    ...entry,
    files: { kind: 'complete', folder: `models/${id}/`, list: files },
    library: entry.library.kind === 'file' ? entry.library : { kind: 'file', path: 'library.wasm' },
  };
  const path = join(packs, `${id}${packSuffix}`);
  const origin = folder.startsWith('public') ? 'site' : 'folder';
  await writePack(path, model, origin, (part) => readFileSync(join(folder, part)));
  return { path, ...(await readPack(path)) };
}

/** @param {string[]} names @param {string} out */
async function makeKit(names, out) {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out} is not empty`);
  const packs = join(out, 'packs');
  mkdirSync(packs, { recursive: true });
  const models = [];
  for (const name of names) {
    console.log(`packs ${name}`);
    models.push(await addPack(name, packs));
  }
  console.log('builds the site');
  await buildSite(
    join(out, 'site'),
    models.map(({ model }) => model),
  );
  for (const name of ['start.mjs', 'start.cmd', 'start.sh'])
    cpSync(join(here, name), join(out, name));
  chmodSync(join(out, 'start.sh'), 0o755);
  writeFileSync(join(out, 'INSTRUCTIONS.html'), instructions(models));
  console.log(`\n  The kit is in ${resolve(out)}: copy the folder to a stick.`);
  console.log(`  To try it here: node ${join(out, 'start.mjs')}\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'dist-event-kit' } },
});
if (positionals.length === 0) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    await makeKit(positionals, values.out);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
