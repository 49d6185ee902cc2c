// @ts-check
/** A plain `MLCEngine` on a blank page: what the app is measured against. */

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} origin */
export async function loadBareEngine(page, origin) {
  await page.goto(`${origin}/bare.html`);
  return page.evaluate(async (base) => {
    const address = `${base}/web-llm.js`;
    const webllm = await import(address);
    /** @type {[number, number][]} */
    const pipelines = [];
    const create = GPUDevice.prototype.createComputePipelineAsync;
    GPUDevice.prototype.createComputePipelineAsync = async function (
      /** @type {GPUComputePipelineDescriptor} */ descriptor,
    ) {
      const startedMs = performance.now();
      const pipeline = await create.call(this, descriptor);
      pipelines.push([startedMs, performance.now()]);
      return pipeline;
    };
    const engine = await webllm.CreateMLCEngine('bare', {
      logLevel: 'ERROR',
      appConfig: {
        cacheBackend: 'indexeddb',
        model_list: [
          {
            model_id: 'bare',
            model: `${base}/bare-model/`,
            model_lib: `${base}/bare-model/resolve/main/library.wasm#not-localhost`,
          },
        ],
      },
    });
    Reflect.set(globalThis, 'engine', engine);
    const shaderMs =
      Math.max(...pipelines.map(([, end]) => end)) - Math.min(...pipelines.map(([start]) => start));
    return { shaderMs };
  }, origin);
}

/**
 * One answer, by the page's clock.
 *
 * @param {Page} page
 * @param {string} prompt
 * @param {number} tokens
 */
export function askBareEngine(page, prompt, tokens) {
  return page.evaluate(
    async ({ content, max_tokens }) => {
      const engine = Reflect.get(globalThis, 'engine');
      await engine.resetChat();
      const startedMs = performance.now();
      let firstMs = 0;
      let lastMs = 0;
      let usage;
      const stream = await engine.chat.completions.create({
        messages: [{ role: 'user', content }],
        temperature: 0,
        seed: 42,
        max_tokens,
        stream: true,
        stream_options: { include_usage: true },
      });
      for await (const chunk of stream) {
        usage = chunk.usage ?? usage;
        if (!chunk.choices[0]?.delta.content) continue;
        lastMs = performance.now();
        firstMs ||= lastMs;
      }
      return {
        firstTokenMs: firstMs - startedMs,
        tokensPerSecond: (usage.completion_tokens - 1) / ((lastMs - firstMs) / 1000),
        engineTokensPerSecond: usage.extra.decode_tokens_per_s,
        enginePrefillTokensPerSecond: usage.extra.prefill_tokens_per_s,
        tokens: usage.completion_tokens,
      };
    },
    { content: prompt, max_tokens: tokens },
  );
}
