// @ts-check
/** What importing and exporting a pack of one gigabyte holds in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, openStorePage, startStoreServer, storeMemoryRows } from './store-browser.mjs';

const packBytes = 1e9;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function packsRows() {
  const server = await startStoreServer();
  const profile = mkdtempSync(join(tmpdir(), 'playground-packs-'));
  try {
    const { page, close } = await openStorePage(server.address, profile);
    await call(page, 'writePack', packBytes);
    await close();
    return await storeMemoryRows(server.address, profile, [
      { what: 'importing a pack of 1 GB', name: 'importPack' },
      { what: 'exporting a pack of 1 GB', name: 'exportPack' },
    ]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
    await server.close();
  }
}
