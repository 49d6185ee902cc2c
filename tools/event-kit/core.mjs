// @ts-check
/** The page's own code for models and packs, for this tool: one format, written down once. */
import { runnerImport } from 'vite';

/**
 * @typedef {{ path: string, sizeBytes: number, sha256: string }} Part
 * @typedef {Part & { parts: Part[] }} ModelFile
 * @typedef {{ id: string, name: string, library: { kind: string, path?: string }, producer: string, licence: { name: string, link: string }, files: { kind: string, folder: string, list: ModelFile[] } }} Model
 * @typedef {{ model: Model, licences: string[] }} Manifest
 * @typedef {{ name: string, sizeBytes: number, offsetBytes: number, sha256: string | null, file: string }} Entry
 * @typedef {{ ok: true, value: any } | { ok: false, failure: any }} Outcome
 */

/** @param {string} path within src @returns {Promise<any>} */
async function load(path) {
  const { module } = await runnerImport(`./src/${path}`, { configFile: false, logLevel: 'error' });
  return module;
}

const [catalogue, format, licences, manifest, plan, header, tar] = await Promise.all(
  [
    'core/catalogue/catalogue.ts',
    'core/packs/format.ts',
    'core/packs/licences.ts',
    'core/packs/manifest.ts',
    'core/packs/plan.ts',
    'core/packs/header.ts',
    'worker/store/packs/tar.ts',
  ].map(load),
);

/** @type {(text: string) => Outcome} */
export const parseCatalogue = catalogue.parseCatalogue;
/** @type {{ packFormat: string, packVersion: number, packSuffix: string, blockBytes: number, mostManifestBytes: number, paddingBytes: (sizeBytes: number) => number }} */
export const { packFormat, packVersion, packSuffix, blockBytes, mostManifestBytes, paddingBytes } =
  format;
/** @type {(files: ModelFile[]) => ModelFile[]} */
export const licenceFiles = licences.licenceFiles;
/** @type {(manifest: object) => Outcome} */
export const manifestText = manifest.manifestText;
/** @type {(text: string) => Outcome} */
export const parseManifest = manifest.parseManifest;
/** @type {(manifest: Manifest, manifestBytes: number) => { entries: Entry[], packBytes: number }} */
export const packPlan = plan.packPlan;
/** @type {(block: Uint8Array, name: string) => number | null} */
export const announcedBytes = header.announcedBytes;
/** @type {(one: Uint8Array, other: Uint8Array) => boolean} */
export const sameBytes = header.sameBytes;
/** @type {(name: string, sizeBytes: number) => Promise<Uint8Array>} */
export const tarHeader = tar.tarHeader;
/** @type {() => Uint8Array} */
export const packEnd = tar.packEnd;
