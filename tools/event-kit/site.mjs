// @ts-check
/** Builds the site of a kit: with the kit's models alone, whose files lie in the packs. */
import { cpSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** @typedef {import('./core.mjs').Model} Model */

/** @param {Model[]} models @returns {string} */
function catalogueText(models) {
  const here = models.map((model) => ({
    ...model,
    files: { ...model.files, folder: `models/${model.id}/` },
  }));
  return JSON.stringify({ hosts: [], models: here });
}

/**
 * @param {string} folder to build into
 * @param {Model[]} models
 */
export async function buildSite(folder, models) {
  // A kit reaches no host but its own, whatever the builds of this machine may.
  process.env.PLAYGROUND_HOSTS = 'none';
  delete process.env.PLAYGROUND_MIRROR;
  await build({
    configLoader: 'runner',
    logLevel: 'error',
    build: { outDir: resolve(folder), emptyOutDir: true, copyPublicDir: false },
    plugins: [
      {
        name: 'event-kit:site',
        enforce: 'post',
        generateBundle(_options, bundle) {
          const catalogue = bundle['models.json'];
          if (catalogue?.type !== 'asset') throw new Error('the build has no models.json');
          catalogue.source = catalogueText(models);
        },
        writeBundle() {
          for (const name of readdirSync('public')) {
            if (name !== 'models')
              cpSync(join('public', name), join(folder, name), { recursive: true });
          }
        },
      },
    ],
  });
}
