import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castVote } from '../rating/fakes';
import { fileBytes } from '../bounds/text';
import { answered, run } from './fakes';
import type { Run } from './run';
import { runLimits } from './run-bounds';
import { runFileLimits, runsOf, runsToJson, type RunsRead } from './run-file';

const exportedAt = '2026-02-03T04:05:06.000Z';
const noVotes = { votes: [], setAside: [] };

function read(text: string): RunsRead {
  const work = runsOf(text);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A file with one run that something was done to. */
const fileOf = (change: object): string =>
  runsToJson([{ ...run(), ...change }], exportedAt, noVotes);

test('runs go out and come back as they were, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' }))), (texts) => {
      const runs = texts.map(([prompt, answer], index): Run => {
        const whole = run({ id: String(index), cells: [answered(0, 1, answer)] });
        return { ...whole, items: whole.items.map((item) => ({ ...item, text: prompt })) };
      });
      expect(read(runsToJson(runs, exportedAt, noVotes))).toEqual({
        ok: true,
        value: { runs, votes: noVotes, isPart: false },
      });
    }),
  );
});

describe('answers that cannot be read', () => {
  const newer = { item: 1, column: 1, outcome: { kind: 'answered', answer: { colour: 'red' } } };

  test('go out and come back as they are', () => {
    const kept = run({ unreadableCells: [newer] });
    expect(read(runsToJson([kept], exportedAt, noVotes))).toEqual({
      ok: true,
      value: { runs: [kept], votes: noVotes, isPart: false },
    });
  });

  test('do not stand where there is another one, or no place', () => {
    for (const place of [{ item: 0 }, { item: 2 }, { column: 2 }]) {
      const file = fileOf({ unreadableCells: [{ ...newer, column: 0, ...place }] });
      expect(read(file)).toMatchObject({ failure: { kind: 'runs-broken', run: 1 } });
    }
  });
});

describe('votes beside runs', () => {
  const [one, late] = [castVote(['one', 'two'], 0), castVote(['one', 'two'], 1)];

  test('come back by whether they count, those on other runs left out', () => {
    const elsewhere = castVote(['one', 'two'], 0, { runId: 'another' });
    const text = runsToJson([run()], exportedAt, { votes: [one, elsewhere], setAside: [late] });
    expect(read(text)).toEqual({
      ok: true,
      value: { runs: [run()], votes: { votes: [one], setAside: [late] }, isPart: false },
    });
  });

  test('are missing in files of earlier versions, which are read', () => {
    const earlier = JSON.stringify({
      format: 'playground-runs',
      version: 1,
      exportedAt,
      runs: [run()],
    });
    expect(read(earlier)).toEqual({
      ok: true,
      value: { runs: [run()], votes: noVotes, isPart: false },
    });
  });

  test('that are none are told by their number', () => {
    const broken = JSON.parse('{"id": 5}') as typeof one;
    const text = runsToJson([run()], exportedAt, { votes: [one, broken], setAside: [] });
    expect(read(text)).toMatchObject({ failure: { kind: 'votes-broken', vote: 2 } });
  });
});

describe('is refused as what it is:', () => {
  test.each([
    ['text', 'hello', 'runs-not-json'],
    ['JSON that is cut off', fileOf({}).slice(0, -3), 'runs-not-json'],
    ['a list', '[]', 'runs-other-format'],
    ['a file of votes', '{"format":"playground-ballots","version":1}', 'runs-other-format'],
    ['a file without runs', '{"format":"playground-runs","version":1}', 'runs-other-format'],
    ['a newer version', '{"format":"playground-runs","version":3,"runs":[]}', 'runs-other-version'],
    ['a part of no run', '{"format":"playground-runs","version":2,"runs":[]}', 'runs-other-format'],
    ['no version', '{"format":"playground-runs","runs":[]}', 'runs-other-format'],
    ['a run of a newer version', fileOf({ version: 2 }), 'runs-broken'],
    ['a run under other conditions', fileOf({ conditions: {} }), 'runs-broken'],
    ['a day that no month has', fileOf({ startedAt: '2026-02-31T00:00:00+99:00' }), 'runs-broken'],
    ['an answer to no item', fileOf({ cells: [answered(2, 0, '')] }), 'runs-broken'],
    ['an answer of no column', fileOf({ cells: [answered(0, 2, '')] }), 'runs-broken'],
    [
      'two answers in one place',
      fileOf({ cells: [answered(0, 0, 'a'), answered(0, 0, 'b')] }),
      'runs-broken',
    ],
    [
      'an order that leaves a column out',
      fileOf({ conditions: { ...run().conditions, order: [0, 0] } }),
      'runs-broken',
    ],
    [
      'too many items',
      fileOf({ items: new Array(runLimits.items + 1).fill(run().items[0]), cells: [] }),
      'runs-broken',
    ],
    [
      'too many runs',
      JSON.stringify({
        format: 'playground-runs',
        version: 1,
        runs: new Array(runFileLimits.runs + 1).fill(0),
      }),
      'runs-too-many',
    ],
    [
      'something nested without end',
      `{"format":"playground-runs","version":1,"runs":[${'['.repeat(5000)}${']'.repeat(5000)}]}`,
      'runs-broken',
    ],
  ])('%s', (_, text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, failure: { kind } });
  });

  test('text that is too long', () => {
    const text = ' '.repeat(runFileLimits.sizeBytes + 1);
    expect(read(text)).toMatchObject({ ok: false, failure: { kind: 'runs-too-large' } });
  });

  test('any text at all: never an exception', () => {
    const json = fc.json().map((runs) => `{"format":"playground-runs","version":1,"runs":${runs}}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), json), (text) => {
        expect(typeof read(text).ok).toBe('boolean');
      }),
    );
  });
});

test('it is told which run does not fit, and where', () => {
  const { columns, ...headless } = run();
  const text = JSON.stringify({
    format: 'playground-runs',
    version: 1,
    runs: [run(), { ...headless, columns: [{ ...columns[0], modelName: 7 }, columns[1]] }],
  });
  const told = read(text);
  expect(told).toMatchObject({ ok: false, failure: { run: 2 } });
  expect(JSON.stringify(told)).toContain('columns.0.modelName');
});

test('the bytes of a text are those that a file of it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fileBytes(text)).toBe(Buffer.byteLength(text));
    }),
  );
});
