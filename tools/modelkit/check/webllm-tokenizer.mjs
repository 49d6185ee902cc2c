// @ts-check
/**
 * node webllm-tokenizer.mjs TEXTS OUT_FILE TOKENIZER_JSON...: encodes and decodes texts with the
 * tokenizer inside WebLLM. TEXTS is a JSON file: for each tokenizer a list of texts. OUT_FILE gets
 * as JSON, for each, a list of { ids, text }.
 *
 * WebLLM does not export its tokenizer. So a copy of its module is written with another export; the
 * WebAssembly in it is what runs in the browser too.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [texts, output, ...tokenizers] = process.argv.slice(2);
if (!texts || !output || tokenizers.length === 0) {
  throw new Error('usage: webllm-tokenizer.mjs TEXTS OUT_FILE TOKENIZER_JSON...');
}

/** @returns {Promise<{ fromJSON: (json: ArrayBuffer) => Promise<any> }>} WebLLM's Tokenizer */
async function loadTokenizer() {
  const path = createRequire(import.meta.url).resolve('@mlc-ai/web-llm');
  const folder = mkdtempSync(join(tmpdir(), 'web-llm-'));
  try {
    const copy = join(folder, 'web-llm.mjs');
    // Where there is no document, the module's code for Node has neither `require` nor an address.
    const source = readFileSync(path, 'utf8').replaceAll('"MLC_DUMMY_PATH"', 'import.meta.url');
    writeFileSync(
      copy,
      "import { createRequire } from 'node:module';\n" +
        `${source}\nexport { libExports as exportsOfTokenizers };\n`,
    );
    return (await import(pathToFileURL(copy).href)).exportsOfTokenizers.Tokenizer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const Tokenizer = await loadTokenizer();
/** @type {string[][]} */
const asked = JSON.parse(readFileSync(texts, 'utf8'));
const answers = [];
for (const [index, path] of tokenizers.entries()) {
  const json = readFileSync(path);
  const tokenizer = await Tokenizer.fromJSON(new Uint8Array(json).buffer);
  answers.push(
    (asked[index] ?? []).map((text) => {
      const ids = tokenizer.encode(text);
      return { ids: [...ids], text: tokenizer.decode(ids) };
    }),
  );
  tokenizer.dispose();
}
writeFileSync(output, JSON.stringify(answers));
