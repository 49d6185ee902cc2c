// @ts-check
/**
 * node memory.mjs MODEL_DIR: how much of the GPU's memory a model's buffers take, with its whole
 * context set aside and a prompt of several chunks answered. What models.json says as `needs`.
 */
import { withModel } from './browser.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node memory.mjs MODEL_DIR');

/** Runs in the page. */
async function answer() {
  const { engine, buffers } = /** @type {any} */ (globalThis);
  const content = 'The sea is blue, and the sky above it is wide. '.repeat(40);
  const messages = [{ role: 'user', content }];
  await engine.chat.completions.create({ messages, temperature: 0, max_tokens: 4 });
  return buffers;
}

const { mostBytes, largestBytes } = await withModel(folder, (page) => page.evaluate(answer));
console.log(`all buffers at most ${mostBytes} bytes, the largest ${largestBytes} bytes`);
