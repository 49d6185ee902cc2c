// @ts-check
/**
 * node compare-speed.mjs MODEL_DIR_A MODEL_DIR_B [PAIRS]: shader creation, prefill and decode of
 * two models, measured in turn (A B A B ...), each time in a fresh browser. Prints medians, spread,
 * and the ratio B / A.
 */
import { withModel } from './browser.mjs';

const [folderA, folderB, pairs = '5'] = process.argv.slice(2);
if (!folderA || !folderB) throw new Error('usage: node compare-speed.mjs DIR_A DIR_B [PAIRS]');

const prompts = {
  short: 'What is the capital of France?',
  long: 'The sea is blue, and the sky above it is wide. '.repeat(26),
};
const decodedTokens = 24;

/**
 * Runs in the page. The first request is a warm-up: it fills the buffers' pool and pages weights
 * in.
 *
 * @param {{ prompts: typeof prompts, decodedTokens: number }} plan
 */
async function measure({ prompts, decodedTokens }) {
  const { engine } = /** @type {any} */ (globalThis);
  /** @param {string} content @param {number} max_tokens */
  const speeds = async (content, max_tokens) => {
    await engine.resetChat();
    const { usage } = await engine.chat.completions.create({
      messages: [{ role: 'user', content }],
      temperature: 0,
      ignore_eos: true,
      max_tokens,
    });
    return usage.extra;
  };
  await speeds(prompts.short, 2);
  const short = await speeds(prompts.short, decodedTokens);
  const long = await speeds(prompts.long, decodedTokens / 3);
  return {
    'prefill, short prompt (tokens/s)': short.prefill_tokens_per_s,
    'prefill, long prompt (tokens/s)': long.prefill_tokens_per_s,
    'decode, short context (tokens/s)': short.decode_tokens_per_s,
    'decode, long context (tokens/s)': long.decode_tokens_per_s,
  };
}

/** @param {string} folder @returns {Promise<Record<string, number>>} */
const measureModel = (folder) =>
  withModel(folder, async (page, { loadMs, shaderMs }) => ({
    'load, cold (ms)': loadMs,
    'shader creation, cold (ms)': shaderMs,
    ...(await page.evaluate(measure, { prompts, decodedTokens })),
  }));

/** @param {number[]} values */
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** @param {number[]} values */
const summary = (values) => {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)];
  return `${middle.toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`;
};

const measured = /** @type {{ a: Record<string, number>[], b: Record<string, number>[] }} */ ({
  a: [],
  b: [],
});
for (let pair = 0; pair < Number(pairs); pair += 1) {
  measured.a.push(await measureModel(folderA));
  measured.b.push(await measureModel(folderB));
  console.error(`pair ${pair + 1} of ${pairs}`);
}
console.log(
  `A ${folderA}\nB ${folderB}\nmedian (least to most) of ${pairs}, and the median ratio B / A`,
);
for (const name of Object.keys(measured.a[0])) {
  const a = measured.a.map((values) => values[name]);
  const b = measured.b.map((values) => values[name]);
  const ratio = median(a.map((value, pair) => b[pair] / value));
  console.log(`${name.padEnd(34)} A ${summary(a)}  B ${summary(b)}  B/A ${ratio.toFixed(2)}`);
}
