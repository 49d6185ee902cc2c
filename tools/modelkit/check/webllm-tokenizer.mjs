// @ts-check
/**
 * node webllm-tokenizer.mjs TEXTS OUT_FILE TOKENIZER_JSON...: encodes and decodes texts with the
 * tokenizer inside WebLLM, in headless Chromium. TEXTS is a JSON file: for each tokenizer a list of
 * texts. OUT_FILE gets as JSON, for each, a list of { ids, text }.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../chromium/chromium.mjs';

const [texts, output, ...tokenizers] = process.argv.slice(2);
if (!texts || !output || tokenizers.length === 0) {
  throw new Error('usage: webllm-tokenizer.mjs TEXTS OUT_FILE TOKENIZER_JSON...');
}

/** WebLLM's module as it is; only that it does not export its tokenizer is made good. */
const webLlm = readFileSync(createRequire(import.meta.url).resolve('@mlc-ai/web-llm'), 'utf8');
const content = `${webLlm}\nglobalThis.Tokenizer = libExports.Tokenizer;\n`;

/**
 * Runs in the page.
 *
 * @param {{ json: string, texts: string[] }} asked
 * @returns {Promise<{ ids: number[], text: string }[]>}
 */
async function tokenize({ json, texts }) {
  const { Tokenizer } = /** @type {any} */ (globalThis);
  const tokenizer = await Tokenizer.fromJSON(new TextEncoder().encode(json).buffer);
  const answers = texts.map((text) => {
    const ids = tokenizer.encode(text);
    return { ids: [...ids], text: tokenizer.decode(ids) };
  });
  tokenizer.dispose();
  return answers;
}

/** @type {string[][]} */
const asked = JSON.parse(readFileSync(texts, 'utf8'));
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: chromiumArguments,
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  // The module wants to stand at an address.
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://localhost/');
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction('globalThis.Tokenizer');
  const answers = [];
  for (const [index, path] of tokenizers.entries()) {
    const json = readFileSync(path, 'utf8');
    answers.push(await page.evaluate(tokenize, { json, texts: asked[index] ?? [] }));
  }
  writeFileSync(output, JSON.stringify(answers));
} finally {
  await browser.close();
}
