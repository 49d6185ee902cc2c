// @ts-check
/**
 * Pages with nothing of the playground on them, served beside the built site: `bare.html` for a
 * plain `MLCEngine`, `blank.html` for the storage and the GPU by themselves, and the embedded model
 * in the layout that WebLLM expects.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../tools/serve/server.mjs';

const library = 'node_modules/@mlc-ai/web-llm/lib/index.js';
const blank = '<!doctype html><title>blank</title>';

/**
 * @param {string} modelFolder a model directory as the model kit writes it
 * @param {{ before?: (path: string) => void }} [options]
 */
export async function startBenchServer(modelFolder, { before } = {}) {
  /** @type {{ files: { path: string, sizeBytes: number, parts: { path: string }[] }[] }} */
  const manifest = JSON.parse(readFileSync(join(modelFolder, 'manifest.json'), 'utf8'));
  return startServer({
    folder: 'dist',
    before(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      before?.(pathname);
      if (pathname === '/bare.html' || pathname === '/blank.html') {
        response.setHeader('Content-Type', 'text/html').end(blank);
        return true;
      }
      if (pathname === '/web-llm.js') {
        response.setHeader('Content-Type', 'text/javascript');
        createReadStream(library).pipe(response);
        return true;
      }
      const named = /^\/bare-model\/resolve\/main\/(.+)$/.exec(pathname)?.[1];
      const file = manifest.files.find(({ path }) => path === named);
      if (!file) return false;
      response.setHeader('Content-Length', file.sizeBytes);
      if (file.path.endsWith('.wasm')) response.setHeader('Content-Type', 'application/wasm');
      for (const part of file.parts) response.write(readFileSync(join(modelFolder, part.path)));
      response.end();
      return true;
    },
  });
}
