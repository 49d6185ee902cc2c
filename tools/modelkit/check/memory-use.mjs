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

/**
 * How much of the GPU's memory a model's buffers take, with its whole context set aside and a prompt
 * of several chunks answered.
 *
 * @param {string} folder
 * @returns {Promise<{ memoryBytes: number, largestBufferBytes: number }>}
 */
export async function measureMemory(folder) {
  const config = JSON.parse(readFileSync(join(folder, 'mlc-chat-config.json'), 'utf8'));
  // A quarter of the context and more, of about 12 tokens a sentence and at most 30.
  const sentences = Math.floor(config.context_window_size / 50);
  const { mostBytes, largestBytes } = await withModel(folder, (page) =>
    page.evaluate(answer, sentences),
  );
  return { memoryBytes: mostBytes, largestBufferBytes: largestBytes };
}
