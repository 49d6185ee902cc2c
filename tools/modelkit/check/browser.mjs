// @ts-check
/**
 * A model folder, loaded with WebLLM on a blank page of a fresh headless Chromium. Fresh, so that
 * nothing of an earlier run is cached: neither files nor shaders.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../chromium/chromium.mjs';

const webLlmPath = createRequire(import.meta.url).resolve('@mlc-ai/web-llm');

const contentTypes = /** @type {Record<string, string>} */ ({
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  wasm: 'application/wasm',
});

/** Makes the library's module reachable for code that is evaluated in the page. */
const blankPage =
  '<!doctype html><script type="module">' +
  'import * as webllm from "/web-llm.js"; globalThis.webllm = webllm;</script>';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ loadMs: number, shaderMs: number, shaderCount: number }} Load wall-clock times
 */

/**
 * Serves a blank page, WebLLM, and the files of a model, joined from their parts.
 *
 * @param {string} folder with a manifest.json
 * @returns {Promise<{ address: string, close: () => void }>}
 */
async function serve(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const parts = new Map();
  for (const file of manifest.files) {
    const paths = file.parts.map((/** @type {{ path: string }} */ part) => join(folder, part.path));
    // WebLLM inserts resolve/main/ into addresses of all files but the library.
    parts.set(`/model/${file.path}`, paths).set(`/model/resolve/main/${file.path}`, paths);
  }
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const sources = path === '/web-llm.js' ? [webLlmPath] : parts.get(path);
    const known = path === '/' || sources !== undefined;
    const extension = path === '/' ? 'html' : (path.split('.').at(-1) ?? '');
    response.writeHead(known ? 200 : 404, { 'content-type': contentTypes[extension] ?? '' });
    if (path === '/') response.write(blankPage);
    for (const source of sources ?? []) {
      for await (const chunk of createReadStream(source)) response.write(chunk);
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Loads a model and hands the page to `use`; there, globalThis.engine is WebLLM's engine.
 *
 * @template T
 * @param {string} folder
 * @param {(page: Page, load: Load) => Promise<T>} use
 * @param {number} [contextTokens] where it is not that of the model's config
 * @returns {Promise<T>}
 */
export async function withModel(folder, use, contextTokens) {
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  try {
    const page = await browser.newPage();
    await page.addInitScript(countBuffers);
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    await page.goto(server.address);
    await page.waitForFunction('globalThis.webllm');
    const { address } = server;
    return await use(page, await page.evaluate(loadModel, { address, contextTokens }));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page: globalThis.buffers says what of the GPU's memory is in use. */
function countBuffers() {
  const buffers = { nowBytes: 0, mostBytes: 0, largestBytes: 0 };
  const create = GPUDevice.prototype.createBuffer;
  /** @param {any} descriptor */
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = create.call(this, descriptor);
    buffers.nowBytes += buffer.size;
    buffers.mostBytes = Math.max(buffers.mostBytes, buffers.nowBytes);
    buffers.largestBytes = Math.max(buffers.largestBytes, buffer.size);
    return buffer;
  };
  const destroyed = new WeakSet();
  const destroy = GPUBuffer.prototype.destroy;
  GPUBuffer.prototype.destroy = function () {
    if (!destroyed.has(this)) buffers.nowBytes -= this.size;
    destroyed.add(this);
    return destroy.call(this);
  };
  Object.assign(globalThis, { buffers });
}

/**
 * Runs in the page.
 *
 * @param {{ address: string, contextTokens: number | undefined }} model
 * @returns {Promise<Load>}
 */
async function loadModel({ address, contextTokens }) {
  const { webllm } = /** @type {any} */ (globalThis);
  /** @type {number[]} */
  const started = [];
  /** @type {number[]} */
  const ended = [];
  const create = GPUDevice.prototype.createComputePipelineAsync;
  /** @param {any} descriptor */
  GPUDevice.prototype.createComputePipelineAsync = async function (descriptor) {
    started.push(performance.now());
    const pipeline = await create.call(this, descriptor);
    ended.push(performance.now());
    return pipeline;
  };
  const start = performance.now();
  const record = {
    model_id: 'model',
    model: `${address}model/`,
    model_lib: `${address}model/library.wasm`,
    overrides: contextTokens === undefined ? {} : { context_window_size: contextTokens },
  };
  /** @type {any} */ (globalThis).engine = await webllm.CreateMLCEngine('model', {
    appConfig: { model_list: [record], cacheBackend: 'indexeddb' },
    logLevel: 'ERROR',
  });
  return {
    loadMs: performance.now() - start,
    shaderMs: Math.max(...ended) - Math.min(...started),
    shaderCount: ended.length,
  };
}
