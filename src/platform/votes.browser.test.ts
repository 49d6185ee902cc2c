import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Vote } from '../core/rating/vote';
import { castVote } from '../core/rating/fakes';
import { answered, column, run } from '../core/records/fakes';
import { DatabaseConnection } from '../database/open';
import type { VoteRecord } from '../database/schema';
import { DatabaseVotes } from './votes';
import { DatabaseRuns } from './runs';

let connection: DatabaseConnection;
let store: DatabaseVotes;

beforeEach(async () => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  store = new DatabaseVotes(connection);
  await new DatabaseRuns(connection).addAll([hidden]);
});

afterEach(async () => {
  await connection.close();
});

const { conditions, columns } = run();
const blind = { ...conditions, blind: true };
/** Two prompts, both with an answer of each model. */
const hidden = run({
  conditions: blind,
  cells: [0, 1].flatMap((item) => [answered(item, 0, `Yes ${item}.`), answered(item, 1, 'No.')]),
});
const { id: _, ...vote } = castVote(['A', 'B'], 0);
const contrary = { ...vote, verdict: { kind: 'best', position: 1 } } as const;
const one = castVote(['A', 'B'], 0, { id: '1', item: 1 });
const two = castVote(['A', 'B'], 'all-equal', { id: '2', item: 2 });
const ofFile = (...votes: readonly Vote[]) => store.addAll({ votes, setAside: [] });

async function added(given = vote, by = store): Promise<Vote> {
  const outcome = await by.add(given, []);
  if (!outcome.ok) throw new Error('it was not kept');
  return outcome.value.vote;
}

async function kept(): Promise<readonly Vote[]> {
  const all = await store.all();
  return all.ok ? all.value.votes : [];
}

test('votes are kept, taken back and cleared', async () => {
  const own = await added();
  expect(own).toEqual({ ...vote, id: own.id });
  expect(own.id).toMatch(/^vote-[0-9a-f]{32}$/);
  expect(await ofFile(two, one)).toMatchObject({ ok: true });
  expect(await store.all()).toEqual({
    ok: true,
    value: { votes: [one, two, own], setAside: [], unreadable: [] },
  });
  expect(await store.remove(own)).toMatchObject({ ok: true });
  expect(await store.remove({ id: 'none', runId: 'none', item: 0 })).toMatchObject({ ok: true });
  expect(await kept()).toEqual([one, two]);
  expect(await store.clear()).toMatchObject({ ok: true });
  expect(await kept()).toEqual([]);
});

test('votes that were given here are told from those of a file', async () => {
  const own = await added();
  await ofFile(one, two);
  expect(await store.own('run')).toEqual({ ok: true, value: [own] });
  expect(await store.on('run')).toMatchObject({ value: { votes: [one, two, own] } });
  expect(await store.on('another')).toMatchObject({ value: { votes: [] } });
  expect(await store.own('another')).toEqual({ ok: true, value: [] });
});

describe('one vote on the same answers', () => {
  test('is all that a person has: the first one stays', async () => {
    const own = await added();
    expect(await store.add(contrary, [])).toEqual({
      ok: true,
      value: { vote: own, isNew: false },
    });
    expect(await kept()).toEqual([own]);
    await store.remove(own);
    expect(await store.add(contrary, [])).toMatchObject({ value: { isNew: true } });
  });

  test('is kept of two tabs that vote at the same moment, also on their first vote', async () => {
    const other = new DatabaseConnection(connection.name);
    const [here, there] = await Promise.all([added(), added(contrary, new DatabaseVotes(other))]);
    expect(here).toEqual(there);
    expect(await kept()).toEqual([here]);
    await other.close();
  });

  test('has another id on another prompt, run or device', async () => {
    const ids = new Set<string>();
    for (const given of [vote, { ...vote, item: 1 }, { ...vote, runId: 'another' }]) {
      ids.add((await added(given)).id);
    }
    const elsewhere = new DatabaseConnection(`test ${crypto.randomUUID()}`);
    ids.add((await added(vote, new DatabaseVotes(elsewhere))).id);
    await elsewhere.close();
    expect(ids.size).toBe(4);
  });

  test('may be one of an earlier version, which is there; of several the earliest', async () => {
    const [early, late] = ['09', '11'].map((hour) =>
      castVote(['A', 'B'], 1, { id: `vote-${hour}`, votedAt: `2026-11-21T${hour}:00:00.000Z` }),
    );
    if (!early || !late) throw new Error('there are two');
    for (const each of [late, early]) {
      await connection.use((database) => database.put('ballots', { ...each, isOwn: true }));
    }
    expect(await store.all()).toMatchObject({ value: { votes: [early], setAside: [late] } });
    expect(await store.add(vote, [])).toEqual({ ok: true, value: { vote: early, isNew: false } });
    expect(await store.own('run')).toEqual({ ok: true, value: [early] });
    await store.remove(early);
    expect(await store.all()).toMatchObject({ value: { votes: [], setAside: [] } });
  });

  test('leaves those of other devices beside it', async () => {
    const theirs = castVote(['A', 'B'], 1, { id: 'theirs' });
    await ofFile(theirs);
    const own = await added();
    expect(await kept()).toEqual([theirs, own]);
    await store.remove(own);
    expect(await kept()).toEqual([theirs]);
  });

  test('of before version 7 of the database counts beside one of a file, which is never taken for a second one', async () => {
    // As the migration leaves it: nothing tells whose it is.
    const early = castVote(['A', 'B'], 0, { id: '1234', votedAt: '2026-01-01T00:00:00.000Z' });
    await connection.use((database) => database.put('ballots', { ...early, isOwn: true }));
    const theirs = castVote(['A', 'B'], 1, { id: '5678', votedAt: '2025-01-01T00:00:00.000Z' });
    await ofFile(theirs, early);
    expect(await store.all()).toMatchObject({ value: { votes: [early, theirs], setAside: [] } });
    expect(await store.own('run')).toEqual({ ok: true, value: [early] });
    await store.remove(early);
    expect(await kept()).toEqual([theirs]);
  });

  test('that comes back in a file is one’s own again once it is given again', async () => {
    const own = await added();
    await store.clear();
    await ofFile(own);
    expect(await store.add(contrary, [])).toEqual({
      ok: true,
      value: { vote: own, isNew: false },
    });
    expect(await store.own('run')).toEqual({ ok: true, value: [own] });
  });
});

describe('a vote is blind', () => {
  const isBlind = async (given = vote): Promise<boolean> => (await added(given)).blind;
  const runs = (): DatabaseRuns => new DatabaseRuns(connection);

  test('where nothing that is kept tells whose the answers are, and only if it is given as blind', async () => {
    expect(await isBlind()).toBe(true);
    expect(await isBlind({ ...vote, item: 1, blind: false })).toBe(false);
  });

  test('no more once names were shown by another tab, which this one does not know', async () => {
    const other = new DatabaseConnection(connection.name);
    await new DatabaseRuns(other).reveal(['run']);
    await other.close();
    expect(await isBlind()).toBe(false);
  });

  test('or not, whichever of two tabs comes first: the one votes, the other shows the names', async () => {
    const other = new DatabaseConnection(connection.name);
    const [shown, given] = await Promise.all([
      new DatabaseRuns(other).reveal(['run']).then(() => 'shown' as const),
      store.add(vote, []),
    ]);
    await other.close();
    expect(shown).toBe('shown');
    // Whatever came first: a vote that is taken back and given again is given with the names in sight.
    if (given.ok) await store.remove(given.value.vote);
    expect(await isBlind()).toBe(false);
  });

  test('no more after one that showed the names with it, though it is taken back', async () => {
    const [earlier, later] = ['earlier', 'run'];
    await runs().addAll([run({ id: earlier, conditions: blind })]);
    const given = await store.add(vote, [earlier, later]);
    expect(given).toMatchObject({ value: { vote: { blind: true } } });
    expect(await runs().load(earlier)).toMatchObject({ value: { revealed: true } });
    await store.remove({ ...vote, id: '' });
    expect(await isBlind()).toBe(false);
  });

  test('not where its run is not here: it may have been shown before it was deleted', async () => {
    await runs().remove(['run']);
    expect(await isBlind()).toBe(false);
  });

  test('not where the run was made openly', async () => {
    await runs().addAll([run({ id: 'open' })]);
    expect(await isBlind({ ...vote, runId: 'open' })).toBe(false);
  });

  test.each([
    ['the same answer of the same model to the same prompt', false, {}],
    [
      'the same answer to the same prompt that another model gave',
      true,
      { columns: [column('x')] },
    ],
    ['a run that is hidden as well', true, { conditions: blind }],
  ])('beside %s: %s', async (_, expected, change) => {
    const [, second] = hidden.items;
    if (!second) throw new Error('there are two prompts');
    const cells = [answered(0, 0, 'Yes 1.')];
    await runs().addAll([
      run({ id: 'seen', columns: columns.slice(0, 1), items: [second], cells, ...change }),
    ]);
    expect(await isBlind({ ...vote, item: 1 })).toBe(expected);
    expect(await runs().seenBefore({ runId: 'run', item: 1 })).toMatchObject({ value: !expected });
    expect(await isBlind()).toBe(true);
  });
});

test('a file changes no vote that is here, and what it sets aside does not count', async () => {
  const own = await added();
  await store.addAll({ votes: [{ ...own, verdict: { kind: 'all-bad' } }], setAside: [one] });
  expect(await store.all()).toEqual({
    ok: true,
    value: { votes: [own], setAside: [one], unreadable: [] },
  });
});

test('what another version has written is told and left alone', async () => {
  await ofFile(one);
  const newer = { id: 'newer', colour: 'red' } as unknown as VoteRecord;
  await connection.use((database) => database.put('ballots', newer));
  expect(await store.all()).toMatchObject({
    value: { votes: [one], unreadable: [{ id: 'newer', colour: 'red' }] },
  });
  expect(await connection.use((database) => database.get('ballots', 'newer'))).toMatchObject({
    value: newer,
  });
});

test('a vote of a file does not take the place of one that cannot be read, which can be deleted', async () => {
  const newer = { id: one.id, colour: 'red' } as unknown as VoteRecord;
  await connection.use((database) => database.put('ballots', newer));
  expect(await ofFile(one, two)).toEqual({ ok: true, value: 1 });
  expect(await store.all()).toMatchObject({ value: { votes: [two], unreadable: [newer] } });
  await store.discard([one.id]);
  expect(await store.all()).toMatchObject({ value: { votes: [two], unreadable: [] } });
});

test('votes that cannot all be kept are told, and none of them is', async () => {
  const unkept = { ...two, runId: (() => undefined) as unknown as string };
  expect(await ofFile(one, unkept)).toMatchObject({ ok: false, failure: { kind: 'database' } });
  expect(await kept()).toEqual([]);
});
