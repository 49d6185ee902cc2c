import { describe, expect, test } from 'vitest';
import { finished } from '../bounds/finished';
import { castVote } from '../rating/fakes';
import { voteLimits } from '../rating/vote-bounds';
import { votesOf } from '../rating/read-votes';
import { votesToJson } from '../rating/vote-json';
import { answered, column, run } from './fakes';
import type { Cell, Run } from './run';
import { runLimits } from './run-bounds';
import { runsOf, runsToJson } from './run-file';

const noVotes = { votes: [], setAside: [] };
const written = (one: Run): string => runsToJson([one], '2026-01-01T00:00:00.000Z', noVotes);
const read = (text: string) => finished(runsOf(text));

const huge = 'x'.repeat(5_000_000);
const tagged = (item: Run['items'][number]) => ({ ...item, tags: Array<string>(101).fill('t') });
const turn = { prompt: '', answer: '' };
const later = (field: unknown) => ({ ...run(), later: field }) as Run;
const failedWith = (kind: string): Cell => {
  const { outcome, ...cell } = answered(0, 0, '');
  return { ...cell, outcome: { kind: 'failed', failure: { kind }, answer: outcome.answer } };
};

describe('a run is refused', () => {
  const text = written(run());
  test.each([
    ['on a day that no month has', written(run({ startedAt: '2026-02-31T00:00:00Z' }))],
    [
      'with a name of 5 MB',
      written(run({ columns: [column('x'.repeat(5_000_000)), column('b')] })),
    ],
    ['with an answer of 20 MB', written(run({ cells: [answered(0, 0, 'x'.repeat(20_000_000))] }))],
    ['with a time of 1e308', text.replace('"maxSeconds":300', '"maxSeconds":1e308')],
    ['with a seed of 1e308', text.replace('"drawSeed":1', '"drawSeed":1e308')],
    ['with an infinite number', text.replace('"contextTokens":100', '"contextTokens":1e999')],
    ['with 101 tags', written(run({ items: run().items.map(tagged) }))],
    [
      'with 10,001 turns before it',
      written(
        run({
          columns: [{ ...column('a'), before: Array<typeof turn>(10_001).fill(turn) }, column('b')],
        }),
      ),
    ],
    ['with a context below zero', text.replace('"contextTokens":100', '"contextTokens":-1e308')],
    ['a replay of an id of 5 MB', written(run({ origin: { kind: 'replay', of: huge } }))],
    ['with a system prompt of 5 MB', text.replace('"systemPrompt":""', `"systemPrompt":"${huge}"`)],
    ['with a schema of 5 MB', text.replace('"responseSchema":null', `"responseSchema":"${huge}"`)],
    ['with a failure of 5 MB', written(run({ cells: [failedWith(huge)] }))],
    ['with an unknown field of 100,001 values', written(later(Array(100_001).fill(0)))],
    ['with an unknown field of 12 MB', written(later(Array(12).fill('x'.repeat(1_000_000))))],
    ['nested without end', text.replace('"tags":[]', `"tags":${'['.repeat(200_000)}`)],
    ['with an id that no file can hold', text.replace('"id":"run"', '"id":"\\ud800"')],
  ])('%s', (_name, one) => {
    expect(one).not.toBe(text);
    expect(read(one)).toMatchObject({ ok: false, failure: { kind: 'runs-broken' } });
  });
});

test('a run at the bounds comes back from its file as it was', () => {
  const most = run({
    id: 'i'.repeat(runLimits.idCharacters),
    columns: [column('ä'.repeat(runLimits.nameCharacters)), column('constructor')],
    cells: [answered(0, 0, '\u202e"\\\n\0'.repeat(runLimits.textCharacters / 5))],
  });
  expect(read(written(most))).toEqual({
    ok: true,
    value: { runs: [most], votes: noVotes, isPart: false },
  });
});

test('names that would turn the text around them come back without what does that', () => {
  const spoilt = run({ columns: [column('a\u202eb'), column('c\n')] });
  const before = [{ prompt: '\u202e', answer: '\u202e', modelName: '\u2066d' }];
  const columns = spoilt.columns.map((one) => ({ ...one, before }));
  const back = read(written({ ...spoilt, columns }));
  const [one, other] = back.ok ? (back.value.runs[0]?.columns ?? []) : [];
  expect([one?.modelName, other?.modelName]).toEqual(['ab', 'c ']);
  expect([one?.modelId, other?.modelId]).toEqual(['ab', 'c ']);
  expect(one?.before).toEqual([{ prompt: '\u202e', answer: '\u202e', modelName: 'd' }]);
});

test('a large run is looked at in pieces', () => {
  const items = Array.from({ length: 2000 }, () => ({
    text: 'Hi',
    promptId: null,
    tags: [],
    responseSchema: null,
  }));
  const cells = items.flatMap((_, item) => [answered(item, 0, 'Yes.'), answered(item, 1, 'No.')]);
  const reading = runsOf(written(run({ items, cells })));
  let stops = 0;
  let step = reading.next();
  for (; !step.done; step = reading.next()) stops += 1;
  expect(step.value.ok).toBe(true);
  expect(stops).toBeGreaterThan(200);
});

describe('a vote', () => {
  const votes = (change: object): string =>
    votesToJson({ votes: [{ ...castVote(['A', 'B'], 0), ...change }], setAside: [] });

  test.each([
    ['with a name of 5 MB', { promptHash: 'x'.repeat(5_000_000) }],
    ['with 200,000 tags', { tags: Array<string>(200_000).fill('tag') }],
    ['on an item of 1e308', { item: 1e308 }],
    ['on a day that no month has', { votedAt: '2026-02-31T00:00:00Z' }],
  ])('%s is refused by its number', (_name, change) => {
    expect(votesOf(votes(change))).toMatchObject({ failure: { kind: 'votes-broken', vote: 1 } });
  });

  test('has no name that would turn the text around it', () => {
    const [one, other] = castVote(['A', 'B'], 0).contestants;
    const contestants = [{ ...one, modelId: 'a\0', modelName: '\u202eA' }, other];
    const back = votesOf(votes({ contestants, tags: ['t\u2067ag'] }));
    expect(back).toMatchObject({
      value: { votes: [{ contestants: [{ modelId: 'a', modelName: 'A' }, {}], tags: ['tag'] }] },
    });
  });

  test('at the bounds comes back as it was', () => {
    const most = castVote(['A', 'B'], 0, {
      promptHash: 'x'.repeat(voteLimits.nameCharacters),
      tags: Array<string>(voteLimits.tags).fill('__proto__'),
    });
    const all = { votes: [most], setAside: [] };
    expect(votesOf(votesToJson(all))).toEqual({ ok: true, value: all });
  });
});
