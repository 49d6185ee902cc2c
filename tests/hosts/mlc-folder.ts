import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFile } from '../../src/core/catalogue/files';

export const glassbox = 'Glassbox-3M-q8f32';

/** The small embedded model as MLC lays its models out: whole files, and no manifest. */
export function layOutGlassbox(folder: string): void {
  const from = join('public/models', glassbox);
  const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as {
    files: ModelFile[];
  };
  mkdirSync(folder, { recursive: true });
  for (const { path, parts } of manifest.files) {
    const bytes = parts.map((part) => readFileSync(join(from, part.path)));
    writeFileSync(join(folder, path), Buffer.concat(bytes));
  }
  cpSync(join(from, 'LICENSE'), join(folder, 'LICENSE'));
}
