// @ts-check
/**
 * node record.mjs MODEL_DIR REQUESTS OUT_FILE: puts requests to a model in the browser, one after
 * another, and writes what it answered as JSON.
 *
 * REQUESTS is a JSON file: a list of { request, continues } with a request of WebLLM's chat
 * completions, or of its text completions where it has a prompt. One that continues keeps the
 * conversation before it; null as a message's content stands for the last answer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { withModel } from './browser.mjs';

const [folder, requests, output] = process.argv.slice(2);
if (!folder || !requests || !output) {
  throw new Error('usage: record.mjs MODEL_DIR REQUESTS OUT_FILE');
}

/**
 * Runs in the page.
 *
 * @param {{ request: any, continues: boolean }[]} entries
 */
async function ask(entries) {
  const { engine } = /** @type {any} */ (globalThis);
  const answers = [];
  for (const { request, continues } of entries) {
    if (!continues) await engine.resetChat();
    for (const message of request.messages ?? []) message.content ??= answers.at(-1)?.text;
    const completions = request.messages ? engine.chat.completions : engine.completions;
    const { choices, usage } = await completions.create(request);
    answers.push({
      request,
      text: choices[0].message?.content ?? choices[0].text,
      finish: choices[0].finish_reason,
      promptTokens: usage.prompt_tokens,
      logprobs: choices[0].logprobs?.content,
    });
  }
  return answers;
}

const answers = await withModel(folder, (page) =>
  page.evaluate(ask, JSON.parse(readFileSync(requests, 'utf8'))),
);
writeFileSync(output, JSON.stringify(answers));
