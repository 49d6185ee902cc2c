import { afterEach, beforeEach, expect, test } from 'vitest';
import { ballot } from '../core/rating/fakes';
import { DatabaseConnection } from '../database/open';
import type { BallotRecord } from '../database/schema';
import { DatabaseBallots } from './ballots';

let connection: DatabaseConnection;
let store: DatabaseBallots;

beforeEach(() => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  store = new DatabaseBallots(connection);
});

afterEach(async () => {
  await connection.close();
});

const one = ballot(['A', 'B'], 0, { id: '1' });
const two = ballot(['A', 'B'], 'all-equal', { id: '2' });

test('votes are kept, taken back and cleared', async () => {
  expect(await store.add(one)).toMatchObject({ ok: true });
  expect(await store.addAll([two, one])).toMatchObject({ ok: true });
  expect(await store.all()).toEqual({ ok: true, value: { ballots: [one, two], unreadable: 0 } });
  expect(await store.remove('1')).toMatchObject({ ok: true });
  expect(await store.remove('none')).toMatchObject({ ok: true });
  expect(await store.all()).toMatchObject({ value: { ballots: [two] } });
  expect(await store.clear()).toMatchObject({ ok: true });
  expect(await store.all()).toMatchObject({ value: { ballots: [] } });
});

test('votes that were given here are told from those of a file', async () => {
  await store.add(one);
  await store.addAll([two]);
  expect(await store.own()).toEqual({ ok: true, value: [one] });
  expect(await store.all()).toMatchObject({ value: { ballots: [one, two], unreadable: 0 } });
});

test('what another version has written is counted and left alone', async () => {
  await store.add(one);
  const newer = { id: 'newer', colour: 'red' } as unknown as BallotRecord;
  await connection.use((database) => database.put('ballots', newer));
  expect(await store.all()).toEqual({ ok: true, value: { ballots: [one], unreadable: 1 } });
  expect(await connection.use((database) => database.get('ballots', 'newer'))).toMatchObject({
    value: newer,
  });
});

test('votes that cannot all be kept are told, and none of them is', async () => {
  const unkept = { ...two, runId: (() => undefined) as unknown as string };
  expect(await store.addAll([one, unkept])).toMatchObject({
    ok: false,
    failure: { kind: 'database' },
  });
  expect(await store.all()).toMatchObject({ value: { ballots: [] } });
});
