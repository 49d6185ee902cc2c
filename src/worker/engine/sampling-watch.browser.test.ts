/** The watch against WebLLM's own figures, which are the same where nothing is done to the logits. */
import { MLCEngine } from '@mlc-ai/web-llm';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../../core/catalogue/catalogue';
import { isWhole, type WholeModel } from '../../core/catalogue/model';
import { success } from '../../core/outcome';
import { ModelCache } from './model-cache';
import { SamplingWatch } from './sampling-watch';
import { pipelineOf } from './webllm-pipeline';

async function glassbox(): Promise<WholeModel> {
  const catalogue = parseCatalogue(await (await fetch('/models.json')).text());
  const models = catalogue.ok ? catalogue.value.models : [];
  const model = models.find(({ id }) => id.startsWith('Glassbox'));
  if (!model || !isWhole(model)) throw new Error('the catalogue has no Glassbox');
  return model;
}

/** A plain engine whose files come from the site. */
async function loaded({ id, library, files }: WholeModel): Promise<MLCEngine> {
  const { folder, list } = files;
  const cache = new ModelCache(
    list,
    {
      read: async (path) => {
        const parts = list.find((file) => file.path === path)?.parts ?? [];
        const read = parts.map(async (part) => (await fetch(`/${folder}${part.path}`)).blob());
        return success(await new Blob(await Promise.all(read)).arrayBuffer());
      },
    },
    () => undefined,
  );
  Object.defineProperty(window, 'caches', { value: cache, configurable: true });
  const engine = new MLCEngine({
    appConfig: {
      cacheBackend: 'cache',
      model_list: [
        {
          model_id: id,
          model: ModelCache.modelAddress,
          model_lib: ModelCache.libraryAddress(library.path),
        },
      ],
    },
    logLevel: 'ERROR',
  });
  await engine.reload(id);
  return engine;
}

test(
  'at temperature 1, without penalties, WebLLM gives the same probabilities',
  { timeout: 60_000 },
  async () => {
    const model = await glassbox();
    const engine = await loaded(model);
    const pipeline = pipelineOf(engine, model.id);
    if (!pipeline) throw new Error('WebLLM has another pipeline');
    const watch = new SamplingWatch(pipeline, true, '');
    const { choices } = await engine.chat.completions.create({
      messages: [{ role: 'user', content: 'zq xv jk, zq! 77 blue' }],
      temperature: 1,
      top_p: 1,
      seed: 3,
      max_tokens: 24,
      logprobs: true,
      top_logprobs: 5,
    });
    const theirs = choices[0]?.logprobs?.content ?? [];
    const ours = watch.tokens();
    watch.end();
    expect(theirs.length).toBeGreaterThan(5);
    expect(ours).toHaveLength(theirs.length);
    for (const [index, { logprob, top_logprobs }] of theirs.entries()) {
      expect(Math.abs((ours[index]?.logProbability ?? NaN) - logprob)).toBeLessThan(1e-3);
      const mine = ours[index]?.alternatives ?? [];
      expect(mine[0]?.text).toBe(top_logprobs[0]?.token);
      // Its search for the likeliest ends early, by a sum of floats, and misses some of the unlikely.
      for (const other of top_logprobs) {
        const same = mine.find(({ text }) => text === other.token);
        if (!same) expect(other.logprob).toBeLessThan(-10);
        else expect(Math.abs(same.logProbability - other.logprob)).toBeLessThan(1e-3);
      }
    }
    // It would not show much of a model that is certain.
    expect(Math.min(...ours.map(({ logProbability }) => logProbability))).toBeLessThan(-0.5);
    expect(ours.map(({ text }) => text).join('')).toBe(choices[0]?.message.content);
    // The pipeline is as it was.
    expect(Object.hasOwn(pipeline, 'sampleFromRawLogits')).toBe(false);
    await engine.unload();
  },
);
