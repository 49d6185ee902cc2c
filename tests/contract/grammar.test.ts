/** The grammar worker: the engine's own compiler, with a model's own tokens, in the place of an engine. */
import { expect, test } from 'vitest';
import { compileInWorker } from '../../src/platform/grammar';
import { startWorker } from '../../src/platform/workers';
import { isTested, storedFiles } from './models';
import { glassbox, smolLm2 } from './tested-models';

const free = new AbortController().signal;

async function compile(modelId: string, schema: unknown, signal = free) {
  const open = await storedFiles(modelId);
  return compileInWorker(startWorker('grammar', 'grammar'), open, JSON.stringify(schema), signal);
}

test.each([glassbox, smolLm2].filter(isTested))(
  '%s: a schema that can be kept to is compiled',
  async (model) => {
    const schema = { properties: { 'say "hi"': { type: 'boolean' } }, required: ['say "hi"'] };
    expect(await compile(model, schema)).toEqual({ ok: true, value: true });
  },
);

test('one that cannot is refused in the words of the compiler, as often as it is asked', async () => {
  const failure = {
    kind: 'schema-refused',
    detail: 'In string schema, minLength 10 is greater than maxLength 5',
  };
  for (const _ of [1, 2]) {
    const schema = { type: 'string', minLength: 10, maxLength: 5 };
    expect(await compile(glassbox, schema)).toEqual({ ok: false, failure });
  }
});

test('one that takes long is ended when someone asks for it', async () => {
  const names = Array.from({ length: 300 }, (_, index) => [`key${index}`, { type: 'string' }]);
  const stop = new AbortController();
  const compiling = compile(
    glassbox,
    { properties: Object.fromEntries(names) as unknown },
    stop.signal,
  );
  stop.abort();
  expect(await compiling).toEqual({ ok: false, failure: { kind: 'unloaded' } });
});
