import { afterEach, beforeEach, expect, test } from 'vitest';
import { answered, run } from '../core/records/fakes';
import type { RunHead } from '../core/records/run';
import { DatabaseConnection } from '../database/open';
import type { PlaygroundSchema, RunRecord } from '../database/schema';
import { DatabaseRuns } from './runs';

type CellRecord = PlaygroundSchema['cells']['value'];

let connection: DatabaseConnection;
let store: DatabaseRuns;

beforeEach(() => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  store = new DatabaseRuns(connection);
});

afterEach(async () => {
  await connection.close();
});

const { cells: _, ...head } = run();

test('a run is kept from its beginning, answer by answer', async () => {
  await store.begin(head);
  expect(await store.load('run')).toEqual({ ok: true, value: { ...head, cells: [] } });
  await store.addCell('run', answered(1, 0, 'Second.'));
  await store.addCell('run', answered(0, 1, 'First.'));
  await store.addCell('run', answered(0, 1, 'First, again.'));
  expect(await store.load('run')).toEqual({
    ok: true,
    value: { ...head, cells: [answered(0, 1, 'First, again.'), answered(1, 0, 'Second.')] },
  });
  expect(await store.list()).toEqual({
    ok: true,
    value: { runs: [{ head, done: 2 }], unreadable: [] },
  });
});

test('a part of a run that is here adds the answers that are missing, and no others', async () => {
  await store.addAll([run({ cells: [answered(0, 0, 'As it is here.')] })]);
  const unread = { item: 1, column: 1, outcome: { kind: 7 } };
  const part = { ...run(), unreadableCells: [unread] };
  expect(await store.addPart(part)).toEqual({ ok: true, value: 3 });
  expect(await store.addPart(part)).toEqual({ ok: true, value: 0 });
  expect(await store.load('run')).toMatchObject({
    value: {
      cells: [answered(0, 0, 'As it is here.'), ...run().cells.slice(1)],
      unreadableCells: [unread],
    },
  });
  const another = { ...part, startedAt: '2026-07-07T07:07:07.000Z' };
  expect(await store.addPart(another)).toEqual({ ok: true, value: undefined });
  expect(await store.addPart({ ...part, id: 'none' })).toEqual({ ok: true, value: undefined });
});

test('beginning a run again leaves its answers where they are', async () => {
  await store.addAll([run()]);
  await store.begin(head);
  expect(await store.load('run')).toMatchObject({ value: { cells: { length: 3 } } });
});

test('of runs from files the latest comes first', async () => {
  const later = { ...head, id: 'a later one', startedAt: '2026-02-01T00:00:00.000Z' };
  const latest = { ...head, id: '0', startedAt: '2026-03-01T00:00:00.000Z' };
  await store.addAll([later, head, latest].map((one) => ({ ...one, cells: [] })));
  const listed = await store.list();
  expect(listed.ok && listed.value.runs.map(({ head: { id } }) => id)).toEqual([
    '0',
    'a later one',
    'run',
  ]);
});

test('a run that is begun comes first, whatever the clock says; one of a file stands by its date', async () => {
  const idsInOrder = async () => {
    const listed = await store.list();
    return listed.ok && listed.value.runs.map(({ head: { id } }) => id);
  };
  const at = (id: string, startedAt: string) => ({ ...head, id, startedAt });
  await store.begin(at('before', '2026-02-01T00:00:00.000Z'));
  await store.begin(at('set back', '2025-01-01T00:00:00.000Z'));
  await store.begin(at('and again', '2024-01-01T00:00:00.000Z'));
  expect(await idsInOrder()).toEqual(['and again', 'set back', 'before']);
  await store.addAll([{ ...at('of a file', '2025-06-01T00:00:00.000Z'), cells: [] }]);
  expect(await idsInOrder()).toEqual(['and again', 'set back', 'before', 'of a file']);
  await store.reveal(['set back']);
  expect(await idsInOrder()).toEqual(['and again', 'set back', 'before', 'of a file']);
});

test('a run that repeats one whose names were shown meanwhile, in another tab, is shown as well', async () => {
  const conditions = { ...head.conditions, blind: true };
  await store.begin({ ...head, conditions });
  await store.reveal(['run']);
  await store.begin({ ...head, conditions, id: 'again', origin: { kind: 'replay', of: 'run' } });
  expect(await store.load('again')).toMatchObject({ value: { revealed: true } });
});

test('what was deleted does not come back with an answer that is late', async () => {
  await store.addAll([run(), run({ id: 'other' }), run({ id: 'run 2' })]);
  await store.remove(['run']);
  await store.addCell('run', answered(1, 1, 'Late.'));
  expect(await store.load('run')).toEqual({ ok: true, value: undefined });
  expect(await store.load('other')).toMatchObject({ value: { cells: { length: 3 } } });
  await store.clear();
  expect(await store.list()).toEqual({ ok: true, value: { runs: [], unreadable: [] } });
  expect(await connection.use((database) => database.count('cells'))).toMatchObject({ value: 0 });
});

test('runs are found by a word of an answer', async () => {
  await store.addAll([run(), run({ id: 'other', cells: [answered(0, 0, 'Blue.')] })]);
  expect(await store.withAnswer((text) => text.includes('Blue'))).toEqual({
    ok: true,
    value: new Set(['other']),
  });
  expect(await store.withAnswer(() => true)).toMatchObject({ value: new Set(['other', 'run']) });
});

test('which side is which is noted once it was shown', async () => {
  await store.begin(head);
  await store.addAll([run({ id: 'again', origin: { kind: 'replay', of: 'run' } })]);
  expect(await store.reveal(['run'])).toEqual({ ok: true, value: ['again', 'run'] });
  expect(await store.reveal(['none'])).toEqual({ ok: true, value: [] });
  expect(await store.load('again')).toMatchObject({ value: { revealed: true } });
  expect(await store.load('run')).toMatchObject({ value: { revealed: true } });
});

test('what another version has written is told and left alone', async () => {
  await store.begin(head);
  const newer = { id: 'newer', colour: 'red' } as unknown as RunRecord;
  await connection.use((database) => database.put('runs', newer));
  expect(await store.list()).toMatchObject({ value: { runs: { length: 1 }, unreadable: [newer] } });
  expect(await store.load('newer')).toEqual({ ok: true, value: undefined });
});

test('a run of a file does not take the place of one that cannot be read, which goes into a file whole', async () => {
  const newer = { id: 'run', colour: 'red' } as unknown as RunRecord;
  const cell = { ...answered(0, 0, 'Red.'), runId: 'run' };
  await connection.use((database) => database.put('runs', newer));
  await connection.use((database) => database.put('cells', cell));
  expect(await store.addAll([run(), run({ id: 'other' })])).toEqual({ ok: true, value: 1 });
  expect(await store.asKept(['run'])).toEqual({
    ok: true,
    value: [{ ...newer, cells: [cell] }],
  });
});

test('an answer that cannot be read stands in its run as it is, also in one of a file', async () => {
  const newer = { item: 1, column: 1, outcome: { kind: 'answered', answer: { colour: 'red' } } };
  await store.addAll([run()]);
  await connection.use((database) => database.put('cells', { ...newer, runId: 'run' }));
  const loaded = await store.load('run');
  expect(loaded).toEqual({ ok: true, value: { ...run(), unreadableCells: [newer] } });
  expect(await store.list()).toMatchObject({ value: { runs: [{ done: 4 }] } });
  await store.clear();
  await store.addAll(loaded.ok && loaded.value ? [loaded.value] : []);
  expect(await store.load('run')).toEqual(loaded);
});

test('an answer that cannot be read keeps no other from being found', async () => {
  await store.addAll([run({ id: 'a' }), run({ id: 'b', cells: [answered(0, 0, 'Blue.')] })]);
  for (const [column, outcome] of [{}, null, { answer: null }, { answer: { text: 5 } }].entries()) {
    const bad = { runId: 'a', item: 9, column, outcome } as unknown as CellRecord;
    await connection.use((database) => database.put('cells', bad));
  }
  expect(await store.withAnswer((text) => text.includes('Blue'))).toEqual({
    ok: true,
    value: new Set(['b']),
  });
});

test('of runs that cannot all be kept, none is', async () => {
  const broken = { ...run({ id: 'broken' }), columns: [() => 1] } as unknown as RunHead;
  const added = await store.addAll([run(), { ...broken, cells: [] }]);
  expect(added).toMatchObject({ ok: false });
  expect(await store.list()).toMatchObject({ value: { runs: [] } });
});
