import { describe, expect, test } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { failed } from '../../core/outcome';
import { castVote } from '../../core/rating/fakes';
import { MemoryRuns } from '../../core/records/memory-runs';
import { answered, column, run } from '../../core/records/fakes';
import { sidesOfItem } from '../../core/records/sides';
import { model, other } from '../models/fake-models';
import { voting } from './fake-voting';
import { Judging } from './judging.svelte';

const { conditions, items } = run();
const tagged = items.map((item) => ({ ...item, tags: ['facts'] }));

/** Two prompts, blind, all answered. */
const blind = run({
  conditions: { ...conditions, blind: true },
  columns: [column('small'), column('other')],
  items: tagged,
  cells: [0, 1].flatMap((item) => [answered(item, 0, 'Yes.'), answered(item, 1, 'No.')]),
});

async function setUp(whole = blind) {
  const runs = new MemoryRuns();
  const votes = voting(runs);
  await runs.addAll([whole]);
  const known: { models: readonly Model[] } = { models: [model, other] };
  const ports = {
    ...votes.ports,
    models: () => known.models,
    runs,
    votes: votes.store,
  };
  const reopened = async () => {
    const judging = new Judging(ports, whole);
    await judging.refresh();
    return judging;
  };
  return { judging: await reopened(), votes, runs, ports, known, reopened };
}

const best = { kind: 'best', position: 0 } as const;

describe('judging a batch', () => {
  test('goes from prompt to prompt, and stays blind to the end', async () => {
    const { judging, votes } = await setUp();
    expect([judging.at, judging.judged, judging.votable.length]).toEqual([0, 0, 2]);
    await judging.vote(best);
    expect([judging.at, judging.judged, judging.hidden]).toEqual([1, 1, true]);
    await judging.vote({ kind: 'all-bad' });
    expect([judging.judged, judging.hidden]).toEqual([2, true]);
    expect(votes.kept).toMatchObject([
      { runId: 'run', item: 0, tags: ['facts'], blind: true, verdict: best },
      { runId: 'run', item: 1, blind: true, verdict: { kind: 'all-bad' } },
    ]);
  });

  test('takes no vote while an answer cannot be drawn and it is hidden whose it is', async () => {
    const { judging, votes } = await setUp();
    judging.undrawn.note(0, true);
    await judging.vote(best);
    expect([judging.isUndrawn, votes.kept.length]).toEqual([true, 0]);
    await judging.reveal();
    expect(judging.isUndrawn).toBe(false);
    await judging.vote(best);
    expect(votes.kept).toMatchObject([{ blind: false }]);
  });

  test('knows a model that came after it was begun', async () => {
    const { judging, votes, known } = await setUp();
    known.models = [model, { ...other, name: 'Other 2B' }];
    await judging.vote(best);
    expect(votes.kept[0]?.contestants).toContainEqual(
      expect.objectContaining({ modelName: 'Other 2B, q' }),
    );
  });

  test('takes a vote on the answers of models that are not known any more, under their recorded names', async () => {
    const { judging, votes, known } = await setUp({
      ...blind,
      columns: [column('small'), column('other', { modelName: 'Other, once' })],
    });
    known.models = [model];
    await judging.vote(best);
    expect([judging.failure, judging.judged]).toEqual([undefined, 1]);
    expect(votes.kept[0]?.contestants).toContainEqual(
      expect.objectContaining({ modelId: 'other', modelName: 'Other, once', modelHash: null }),
    );
  });

  test('a vote on a prompt in a conversation belongs to all that was asked', async () => {
    const before = [{ prompt: 'Hi', answer: 'Hello.' }];
    const columns = blind.columns.map((one) => ({ ...one, before }));
    const { judging, votes } = await setUp({ ...blind, columns });
    await judging.vote(best);
    expect(votes.kept[0]?.promptHash).toBe(
      `hash of ${JSON.stringify(['Hi', blind.items[0]?.text])}`,
    );
  });

  test('keeps with a vote which model stood on which side', async () => {
    const { judging, votes } = await setUp();
    await judging.vote(best);
    await judging.vote(best);
    const ids = ['small', 'other'];
    expect(votes.kept.map(({ contestants }) => contestants.map(({ modelId }) => modelId))).toEqual(
      [0, 1].map((item) => sidesOfItem(blind, item).map((index) => ids[index])),
    );
  });

  test('goes on at the next visit with what has no vote yet', async () => {
    const { judging, reopened } = await setUp();
    await judging.vote(best);
    const again = await reopened();
    expect([again.at, again.judged]).toEqual([1, 1]);
    again.show(0);
    expect(again.verdict).toEqual(best);
  });

  test('finds a vote that the Compare screen gave, and takes it back', async () => {
    const [item] = tagged;
    const { cells } = blind;
    const compared = {
      ...blind,
      origin: { kind: 'compare' } as const,
      revealed: true,
      items: item ? [item] : [],
      cells: cells.slice(0, 2),
    };
    const { reopened, votes } = await setUp(compared);
    votes.kept.push(castVote(['other', 'small'], 1, { id: 'vote-1', runId: 'run', item: 0 }));
    const judging = await reopened();
    expect([judging.judged, judging.verdict]).toEqual([1, { kind: 'best', position: 1 }]);
    await judging.undo();
    expect([votes.kept, judging.judged]).toEqual([[], 0]);
  });

  test('a vote can be taken back, and is given once', async () => {
    const { judging, votes } = await setUp();
    await judging.vote(best);
    judging.show(0);
    await judging.vote({ kind: 'all-equal' });
    expect(votes.kept.length).toBe(1);
    await judging.undo();
    expect([votes.kept, judging.judged]).toEqual([[], 0]);
    await judging.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ item: 0, verdict: { kind: 'all-equal' } }]);
  });

  test('a vote of another tab stays, and is shown before the next prompt', async () => {
    const { judging, votes, reopened } = await setUp();
    const other = await reopened();
    await judging.vote(best);
    await other.vote({ kind: 'all-bad' });
    expect(votes.kept).toMatchObject([{ item: 0, verdict: best }]);
    expect([other.at, other.verdict, other.alreadyVoted]).toEqual([0, best, true]);
    other.show(1);
    expect([other.at, other.alreadyVoted]).toEqual([1, false]);
  });

  test('after it was shown which is which, a vote is not blind', async () => {
    const { judging, votes, runs } = await setUp();
    await judging.reveal();
    expect(judging.hidden).toBe(false);
    expect(runs.kept.get('run')?.revealed).toBe(true);
    await judging.vote(best);
    expect(votes.kept[0]?.blind).toBe(false);
  });

  test('a vote is not blind once another tab has shown the names, and that is told', async () => {
    const { judging, votes, reopened } = await setUp();
    const other = await reopened();
    await other.reveal();
    expect(judging.hidden).toBe(true);
    await judging.vote(best);
    expect(votes.kept).toMatchObject([{ blind: false }]);
    expect(judging.isOpenVote).toBe(true);
  });

  test('a vote is not blind where an answer stands with its name in another run, and that is told before', async () => {
    const { judging, votes, runs } = await setUp();
    const [, second] = items;
    if (!second) throw new Error('there are two prompts');
    const cells = [answered(0, 0, 'No.')];
    await runs.addAll([run({ id: 'open', columns: [column('other')], items: [second], cells })]);
    expect(judging.seenBefore).toBe(false);
    await judging.vote(best);
    expect([judging.at, judging.seenBefore]).toEqual([1, true]);
    await judging.vote(best);
    expect(votes.kept.map(({ blind: isBlind }) => isBlind)).toEqual([true, false]);
    await judging.reveal();
    expect(judging.seenBefore).toBe(false);
  });

  test('a vote that cannot be kept does not count, and says so', async () => {
    const { judging, ports } = await setUp();
    const full = { kind: 'quota', neededBytes: 1, freeBytes: 0 } as const;
    ports.votes.add = () => Promise.resolve(failed(full));
    await judging.vote(best);
    expect([judging.at, judging.judged, judging.failure]).toEqual([0, 0, full]);
  });

  test('leaves out prompts that lack an answer', async () => {
    const { judging } = await setUp({ ...blind, cells: blind.cells.slice(2) });
    expect([judging.votable, judging.at]).toEqual([[1], 1]);
  });
});
