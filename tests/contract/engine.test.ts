/**
 * What every engine keeps to, whichever backend is in its worker: this suite runs with WebLLM and each
 * embedded model on a software adapter, and with the scripted engine.
 */
import { openDB } from 'idb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import { totalBytes } from '../../src/core/catalogue/files';
import { isWhole, type WholeModel } from '../../src/core/catalogue/model';
import type {
  GenerationRequest,
  LoadProgress,
  Message,
  TokenBatch,
} from '../../src/core/engine/engine';
import { passesSelfTest, selfTestRequest } from '../../src/core/engine/self-test';
import { greedySampling } from '../../src/core/settings/sampling';
import { DatabaseConnection } from '../../src/database/open';
import { WorkerEngine } from '../../src/platform/engine';
import { WorkerStore } from '../../src/platform/store';
import { startWorker } from '../../src/platform/workers';
import { storeNames } from '../../src/worker/store/protocol';
import { glassbox } from './tested-models';

const siteAddress = `${location.origin}/`;
const connection = new DatabaseConnection(storeNames(siteAddress).database);
const store = new WorkerStore(
  () => Promise.resolve(startWorker('store', siteAddress)),
  siteAddress,
  () => connection.use(() => Promise.resolve()),
);
const openFiles = (id: string) => store.openFiles(id);
const newEngine = (): WorkerEngine => new WorkerEngine(startWorker('engine', 'engine'), openFiles);

const [modelId] = inject('contractModels');
/** The small model's answers are short, and its whole context is read within a blink. */
const isSmall = modelId === glassbox;

const sampling = { ...greedySampling, maxTokens: 8, seed: 1 };

function ask(conversation: string, messages: readonly Message[], maxTokens = 8): GenerationRequest {
  return { conversation, sampling: { ...sampling, maxTokens }, input: { kind: 'chat', messages } };
}

const user = (text: string): Message => ({ role: 'user', text });
/** A question that the embedded model answers in a few words and ends by itself. */
const france = 'What is the capital of France?';
const ignore = (): void => undefined;

let model: WholeModel;

beforeAll(async () => {
  const catalogue = parseCatalogue(await (await fetch('/models.json')).text());
  const first = catalogue.ok ? catalogue.value.models.find(({ id }) => id === modelId) : undefined;
  if (!first || !isWhole(first)) throw new Error(`the catalogue has no whole model ${modelId}`);
  model = first;
  expect(await store.fetch(model, ignore)).toMatchObject({ ok: true });
});

describe('a loaded engine', () => {
  const engine = newEngine();
  const seen: LoadProgress[] = [];

  beforeAll(async () => {
    const loaded = await engine.load(model, model.contextTokens, (progress) => seen.push(progress));
    expect(loaded).toMatchObject({ ok: true, value: { contextTokens: model.contextTokens } });
  });
  afterAll(() => {
    engine.unload();
  });

  test('has told of every byte that it read and checked, and of the shaders', async () => {
    const last = (): LoadProgress | undefined => seen.at(-1);
    await expect.poll(() => last()?.pipelines, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(last()?.pipelines).toBe(last()?.totalPipelines);
    const bytes = totalBytes(model.files.list);
    expect(last()).toMatchObject({ totalBytes: bytes });
    expect(last()?.verifiedBytes).toBeGreaterThan(bytes * 0.99);
    expect(last()?.readBytes).toBeGreaterThanOrEqual(last()?.verifiedBytes ?? 0);
    for (const key of ['readBytes', 'verifiedBytes', 'uploadedBytes', 'pipelines'] as const) {
      const values = seen.map((progress) => progress[key]);
      expect(values).toEqual(values.toSorted((one, other) => one - other));
    }
  });

  test('pushes its answer in batches that make the whole', async () => {
    const batches: TokenBatch[] = [];
    const outcome = await engine.generate(ask('a', [user('Say hello.')]), (batch) =>
      batches.push(batch),
    );
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    const { value } = outcome;
    await expect.poll(() => batches.map(({ text }) => text).join('')).toBe(value.text);
    expect(value.text).not.toBe('');
    expect(value.completionTokens).toBeGreaterThan(0);
    expect(value.completionTokens).toBeLessThanOrEqual(8);
    expect(value.prefilledTokens).toBeGreaterThan(0);
    expect(value.reusedCache).toBe(false);
  });

  test('of an answer of one token gives figures that can be kept', async () => {
    const outcome = await engine.generate(ask('one', [user('Say hello.')], 1), ignore);
    const figures = outcome.ok
      ? [outcome.value.prefillTokensPerSecond, outcome.value.decodeTokensPerSecond]
      : [];
    expect(figures).toHaveLength(2);
    expect(figures.filter((figure) => !(Number.isFinite(figure) && figure >= 0))).toEqual([]);
  });

  test('ends by the limit on tokens', async () => {
    const outcome = await engine.generate(
      ask('a', [user('Count to one hundred. tokens=100')], 3),
      ignore,
    );
    expect(outcome).toMatchObject({ ok: true, value: { finish: 'length', completionTokens: 3 } });
  });

  test('gives the same answer to the same request', async () => {
    const request = ask('a', [user('Name a colour.')]);
    const [one, other] = [
      await engine.generate(request, ignore),
      await engine.generate(request, ignore),
    ];
    expect(one.ok && one.value.text).toBe(other.ok && other.value.text);
  });

  test('goes on in its cache for the conversation that used it last, and for no other', async () => {
    const first = await engine.generate(ask('x', [user(france)], 20), ignore);
    if (!first.ok) throw new Error(first.failure.kind);
    expect(first.value.finish).toBe('stop');
    const past: Message[] = [user(france), { role: 'assistant', text: first.value.text }];
    const next = [...past, user('Again')];
    const second = await engine.generate(ask('x', next, 20), ignore);
    expect(second).toMatchObject({ ok: true, value: { reusedCache: true } });
    const elsewhere = await engine.generate(ask('y', next, 1), ignore);
    expect(elsewhere).toMatchObject({ ok: true, value: { reusedCache: false } });
    if (!second.ok || !elsewhere.ok) return;
    expect(second.value.prefilledTokens).toBeLessThan(elsewhere.value.prefilledTokens);
  });

  test('prefills everything after a reset', async () => {
    const first = await engine.generate(ask('z', [user(france)], 20), ignore);
    if (!first.ok) throw new Error(first.failure.kind);
    await engine.reset();
    const next = [
      user(france),
      { role: 'assistant', text: first.value.text } as const,
      user('Again'),
    ];
    expect(await engine.generate(ask('z', next, 1), ignore)).toMatchObject({
      ok: true,
      value: { reusedCache: false },
    });
  });

  test('goes on with a text', async () => {
    const input = { kind: 'text', text: 'One, two, three,' } as const;
    const outcome = await engine.generate({ conversation: 't', sampling, input }, ignore);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok ? outcome.value.text : '').not.toBe('');
  });

  test('stops when interrupted, with the text so far', async () => {
    let batches = 0;
    const long = ask('i', [user('Write a long story. tokens=500 every=20')], 400);
    const outcome = await engine.generate(long, () => {
      batches += 1;
      if (batches === 2) engine.interrupt();
    });
    expect(outcome).toMatchObject({ ok: true, value: { finish: 'interrupted' } });
    expect(outcome.ok && outcome.value.completionTokens).toBeLessThan(100);
    // And it is as good as before.
    expect(await engine.generate(ask('i', [user('Say hello.')]), ignore)).toMatchObject({
      ok: true,
    });
  });

  test('refuses a prompt that is longer than its context, with both lengths', async () => {
    const outcome = await engine.generate(ask('l', [user('word '.repeat(3000))]), ignore);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'context-exceeded', contextTokens: model.contextTokens },
    });
    expect(
      outcome.ok ? 0 : 'promptTokens' in outcome.failure && outcome.failure.promptTokens,
    ).toBeGreaterThan(model.contextTokens);
  });

  test('refuses a turn for which the conversation before it leaves no room, counting all of it', async () => {
    const asked = user('What is the capital of France? Answer in one short sentence, please.');
    const first = await engine.generate(ask('f', [asked], 60), ignore);
    if (!first.ok) throw new Error(first.failure.kind);
    const answer: Message = { role: 'assistant', text: first.value.text };
    // By itself this turn would just fit.
    const next = user('word '.repeat(model.contextTokens - 15));
    const outcome = await engine.generate(ask('f', [asked, answer, next]), ignore);
    const failure = outcome.ok ? undefined : outcome.failure;
    expect(failure).toMatchObject({ kind: 'context-exceeded' });
    expect(failure && 'promptTokens' in failure && failure.promptTokens).toBeGreaterThan(
      model.contextTokens,
    );
  });

  test('had no network before it loaded anything: the browser itself refuses', async () => {
    const other = newEngine();
    const loaded = await other.load(model, model.contextTokens, ignore);
    expect(loaded).toMatchObject({ ok: true, value: { network: 'blocked-by-browser' } });
    other.unload();
  });
});

describe('an engine with less context than the model has', () => {
  // Less than its question and answer take.
  const contextTokens = isSmall ? 68 : 96;
  const engine = newEngine();
  /** Asked for what goes on for longer than there is room, with a limit that is never reached. */
  const story = user('Write a long story about a dragon. tokens=500');
  const askedForMore = contextTokens * 4;
  const words = (count: number): Message => user('word '.repeat(count));
  const tokensOf = async (count: number): Promise<number> => {
    const refused = await engine.generate(ask('count', [words(count)]), ignore);
    const exceeded = !refused.ok && refused.failure.kind === 'context-exceeded';
    return exceeded ? refused.failure.promptTokens : 0;
  };

  beforeAll(async () => {
    const loaded = await engine.load(model, contextTokens, ignore);
    expect(loaded).toMatchObject({ ok: true, value: { contextTokens } });
  });
  afterAll(() => {
    engine.unload();
  });

  test('ends an answer that fills it as one that reached a limit, and refuses the turn after', async () => {
    const batches: TokenBatch[] = [];
    const outcome = await engine.generate(ask('s', [story], askedForMore), (batch) =>
      batches.push(batch),
    );
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    const { text, finish, prefilledTokens, completionTokens } = outcome.value;
    expect(finish).toBe('length');
    // The last token is said, but not read any more.
    expect(prefilledTokens + completionTokens).toBe(contextTokens + 1);
    expect(text).not.toBe('');
    await expect.poll(() => batches.map((batch) => batch.text).join('')).toBe(text);

    const next = [story, { role: 'assistant', text } as const, user('Go on.')];
    const refused = await engine.generate(ask('s', next), ignore);
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'context-exceeded', contextTokens },
    });
    expect(
      refused.ok ? 0 : 'promptTokens' in refused.failure && refused.failure.promptTokens,
    ).toBeGreaterThan(contextTokens);
    expect(await engine.generate(ask('n', [user(france)], 2), ignore)).toMatchObject({
      ok: true,
      value: { completionTokens: 2 },
    });
  });

  test('counts the turns before, where a later one fills it', async () => {
    const first = await engine.generate(ask('t', [user(france)], 20), ignore);
    if (!first.ok) throw new Error(first.failure.kind);
    const next = [user(france), { role: 'assistant', text: first.value.text } as const, story];
    const outcome = await engine.generate(ask('t', next, askedForMore), ignore);
    expect(outcome).toMatchObject({ ok: true, value: { finish: 'length', reusedCache: true } });
    if (!outcome.ok) return;
    const { prefilledTokens, completionTokens } = outcome.value;
    expect(completionTokens).toBeGreaterThan(1);
    expect(prefilledTokens + completionTokens).toBeLessThanOrEqual(
      contextTokens + 1 - first.value.prefilledTokens,
    );
  });

  test('gives one token to a prompt that just fits, and refuses one that does not', async () => {
    const longer = contextTokens * 2;
    const besideWords = (await tokensOf(longer)) - longer;
    const fitting = contextTokens - besideWords;
    const outcome = await engine.generate(ask('w', [words(fitting)]), ignore);
    expect(outcome).toMatchObject({
      ok: true,
      value: { finish: 'length', prefilledTokens: contextTokens, completionTokens: 1 },
    });
    expect(await engine.generate(ask('w', [words(fitting + 1)]), ignore)).toEqual({
      ok: false,
      failure: { kind: 'context-exceeded', promptTokens: contextTokens + 1, contextTokens },
    });
    expect(await engine.generate(ask('w', [user(france)], 2), ignore)).toMatchObject({ ok: true });
  });
});

test('a model knows the answer of its self-test', async () => {
  const engine = newEngine();
  const loaded = await engine.load(model, model.contextTokens, ignore);
  expect(loaded.ok).toBe(true);
  const outcome = await engine.generate(selfTestRequest(model), ignore);
  expect(outcome.ok && passesSelfTest(model, outcome.value.text)).toBe(true);
  engine.unload();
});

describe('a model with a damaged part', () => {
  /** Changes one byte of a stored part, and gives the way to put it right again. */
  async function damage(sha256: string): Promise<() => Promise<void>> {
    const database = await openDB(storeNames(siteAddress).database);
    const whole = (await database.get('parts', sha256)) as Blob;
    const bytes = new Uint8Array(await whole.arrayBuffer());
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    await database.put('parts', new Blob([bytes]), sha256);
    return async () => {
      await database.put('parts', whole, sha256);
      database.close();
    };
  }

  test.each([
    ['first', 0],
    ['last', -1],
  ])(
    '(the %s of the weights) is refused by name before the graphics adapter has it',
    async (_, index) => {
      const weights = model.files.list.filter(({ path }) => path.startsWith('params'));
      const file = weights.at(index);
      const part = file?.parts.at(index);
      if (!file || !part) throw new Error('the model has no weights');
      const mend = await damage(part.sha256);
      const seen: LoadProgress[] = [];
      const outcome = await newEngine().load(model, model.contextTokens, (progress) =>
        seen.push(progress),
      );
      await mend();
      expect(outcome).toMatchObject({
        failure: {
          kind: 'files',
          failure: { kind: 'hash-mismatch', place: 'device', file: file.path, part: part.path },
        },
      });
      const before = totalBytes(model.files.list.slice(0, model.files.list.indexOf(file)));
      expect(Math.max(...seen.map(({ uploadedBytes }) => uploadedBytes))).toBeLessThanOrEqual(
        before,
      );
    },
  );
});

describe('an engine that is gone', () => {
  test('says why, and fails what is running and what comes after', async () => {
    const engine = newEngine();
    await engine.load(model, model.contextTokens, ignore);
    const running = engine.generate(ask('u', [user('Write. tokens=500 every=20')], 400), ignore);
    engine.unload();
    expect(await running).toEqual({ ok: false, failure: { kind: 'unloaded' } });
    expect(await engine.lost).toEqual({ kind: 'unloaded' });
    expect(await engine.generate(ask('u', [user('Hi')]), ignore)).toMatchObject({ ok: false });
  });

  test.skipIf(isSmall)('does not wait for a prefill that goes on and on', async () => {
    const engine = newEngine();
    await engine.load(model, model.contextTokens, ignore);
    const long = ask('p', [user(`prefill=2000000000 ${'word '.repeat(1500)}`)]);
    const running = engine.generate(long, ignore);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const asked = performance.now();
    engine.interrupt();
    // One that had been waited for would end as an answer that was interrupted.
    expect(await running).toEqual({ ok: false, failure: { kind: 'stopped-hard' } });
    // After a second, or what a busy machine makes of it.
    expect(performance.now() - asked).toBeLessThan(60_000);
  });

  test('cannot load a model that is not here', async () => {
    const outcome = await newEngine().load({ ...model, id: 'nobody' }, 512, ignore);
    expect(outcome).toMatchObject({ failure: { kind: 'files', failure: { kind: 'not-here' } } });
  });
});
