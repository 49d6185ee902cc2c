// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withModel } from './browser.mjs';

/** Runs in the page. @param {number} sentences */
async function answer(sentences) {
  const { engine, buffers } = /** @type {any} */ (globalThis);
  const content = 'The sea is blue, and the sky above it is wide. '.repeat(sentences);
  const messages = [{ role: 'user', content }];
  await engine.chat.completions.create({ messages, temperature: 0, max_tokens: 4 });
  return buffers;
}

/** Runs in the page. @returns {number} bytes of all buffers that there are */
const bytesNow = () => /** @type {any} */ (globalThis).buffers.nowBytes;

/**
 * How much of the GPU's memory a model's buffers take, with its whole context set aside and a prompt
 * of several chunks answered; and what a token of context adds, from a second load with half of it.
 *
 * @param {string} folder
 * @returns {Promise<{ memoryBytes: number, largestBufferBytes: number, kvBytesPerToken: number }>}
 */
export async function measureMemory(folder) {
  const config = JSON.parse(readFileSync(join(folder, 'mlc-chat-config.json'), 'utf8'));
  const contextTokens = config.context_window_size;
  // A quarter of the context and more, of about 12 tokens a sentence and at most 30.
  const sentences = Math.floor(contextTokens / 50);
  const whole = await withModel(folder, async (page) => {
    const loadedBytes = await page.evaluate(bytesNow);
    return { loadedBytes, ...(await page.evaluate(answer, sentences)) };
  });
  const fewer = Math.floor(contextTokens / 2);
  const fewerBytes = await withModel(folder, (page) => page.evaluate(bytesNow), fewer);
  return {
    memoryBytes: whole.mostBytes,
    largestBufferBytes: whole.largestBytes,
    kvBytesPerToken: Math.round((whole.loadedBytes - fewerBytes) / (contextTokens - fewer)),
  };
}
