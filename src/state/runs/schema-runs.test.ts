/** Asking with a JSON schema: what has to be known of it before an engine is asked, and what an engine does over it. */
import { afterEach, expect, test, vi } from 'vitest';
import { newColumn } from '../../core/comparison/first-workspace';
import { mostCompileSeconds } from '../../core/engine/engine';
import type { GenerationFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import { Comparison } from '../compare/comparison.svelte';
import type { Compile } from '../engine/schema-checks.svelte';
import { comparisonPorts, newScreen } from '../compare/fake-ports';
import { enginePool } from '../fake-engine-pool';
import { model } from '../models/fake-models';
import { settle } from '../settle';

const refusal: GenerationFailure = { kind: 'schema-refused', detail: 'no' };

function setUp() {
  const pool = enginePool();
  const { made, next, compiler } = pool;
  const comparison = new Comparison(comparisonPorts(pool), newScreen([newColumn('a', model)]));
  const [column] = comparison.columns;
  if (!column) throw new Error('there is a column');
  const ask = (text: string) => {
    comparison.take({ text, responseSchema: '{"type":"object"}', promptId: null, tags: [] });
    return comparison.run(text);
  };
  /** Asks, until the engine has the question. */
  const asked = async () => {
    const run = ask('Hi');
    while (made.at(-1)?.requests.length !== 1) {
      await (vi.isFakeTimers() ? vi.advanceTimersByTimeAsync(0) : settle());
    }
    const engine = made.at(-1);
    if (!engine) throw new Error('no engine');
    return { run, engine };
  };
  return { comparison, column, made, next, compiler, ask, asked };
}

/** A compiler that is at work until it is told. */
function slowCompiler() {
  let end: (outcome: Outcome<boolean, GenerationFailure>) => void = () => undefined;
  const compile = vi.fn<Compile>(() => new Promise((resolve) => (end = resolve)));
  return { compile, end: (outcome: Outcome<boolean, GenerationFailure>) => end(outcome) };
}

afterEach(() => {
  vi.useRealTimers();
});

test('no engine is asked before the schema was compiled', async () => {
  const { column, made, compiler, ask } = setUp();
  const { compile, end } = slowCompiler();
  compiler.compile = compile;
  const run = ask('Hi');
  while (compile.mock.calls.length === 0) await settle();
  await settle();
  expect(column.running?.phase).toBe('schema');
  expect(made[0]?.requests).toHaveLength(0);
  end(success(true));
  while (made[0]?.requests.length === 0) await settle();
  expect(made[0]?.requests[0]?.responseSchema).toBe('{"type":"object"}');
  made[0]?.finish('{}');
  await run;
  expect(column.turns[0]).toMatchObject({ text: '{}', finish: 'stop' });
});

test('a schema that is refused fails the answer, and its engine is not asked and stays', async () => {
  const { column, made, compiler, ask } = setUp();
  compiler.compile = () => Promise.resolve(failed(refusal));
  await ask('Hi');
  expect(column.turns[0]?.failure).toEqual(refusal);
  expect(made).toMatchObject([{ requests: [], unloaded: false }]);
});

test('whoever stops it while its schema is compiled stops the compiler, too', async () => {
  const { comparison, column, made, compiler, ask } = setUp();
  const { compile, end } = slowCompiler();
  compiler.compile = compile;
  const run = ask('Hi');
  while (compile.mock.calls.length === 0) await settle();
  comparison.stopAll();
  expect(compile.mock.calls[0]?.[2].aborted).toBe(true);
  end(failed({ kind: 'unloaded' }));
  await run;
  expect(column.turns[0]).toMatchObject({ finish: 'interrupted', failure: undefined });
  expect(made[0]?.requests).toHaveLength(0);
});

test('an engine that compiles it once more is seen to, and that is not the time of the answer', async () => {
  const { comparison, column, asked } = setUp();
  comparison.configureRuns({ maxSeconds: 10 });
  vi.useFakeTimers();
  const { run, engine } = await asked();
  engine.compiling(true);
  expect(column.running?.phase).toBe('schema');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(engine.interrupted).toBe(0);
  engine.compiling(false);
  expect(column.running?.phase).toBe('prefill');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(engine.interrupted).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(engine.interrupted).toBe(1);
  vi.useRealTimers();
  engine.finish('{', 'interrupted');
  await run;
  expect(column.turns[0]?.finish).toBe('time');
});

test('one that compiles it for too long is given up, and nobody asks it that again', async () => {
  const { column, made, ask, asked } = setUp();
  vi.useFakeTimers();
  const { run, engine } = await asked();
  engine.isDeaf = true;
  engine.compiling(true);
  await vi.advanceTimersByTimeAsync(mostCompileSeconds * 1000);
  vi.useRealTimers();
  await run;
  const failure = { kind: 'schema-slow', limitSeconds: mostCompileSeconds };
  expect(column.turns[0]?.failure).toEqual(failure);
  await ask('Again');
  expect(column.turns[1]?.failure).toEqual(failure);
  expect(made.at(-1)?.requests).toHaveLength(0);
});

test('one that broke over it fails the answer, and the next question has a new engine', async () => {
  const { comparison, column, made, asked } = setUp();
  const { run, engine } = await asked();
  engine.lose(refusal);
  await run;
  expect(column.turns[0]?.failure).toEqual(refusal);
  const again = comparison.run('Again');
  while (made[1]?.requests.length !== 1) await settle();
  made[1].finish('Yes.');
  await again;
  expect(column.turns[1]?.text).toBe('Yes.');
});
