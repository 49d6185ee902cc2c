import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vote } from './vote';
import { castVote } from './fakes';
import { keptVotes, readKeptVotes } from './kept-votes';

const at = (id: string, votedAt: string, more: Partial<Vote> = {}) =>
  castVote(['A', 'B'], 0, { id, votedAt, ...more });
const own = (one: Vote) => ({ ...one, isOwn: true });
const ofFile = (one: Vote) => ({ ...one, isOwn: false });

const first = at('z', '2026-11-21T10:00:00.000Z');
const second = at('a', '2026-11-21T10:00:00.050Z', { verdict: { kind: 'best', position: 1 } });

describe('of two votes that were given here on the same answers', () => {
  test.each([
    ['first', [first, second]],
    ['last', [second, first]],
  ])('the earlier counts, also where it stands %s', (_, both) => {
    expect(keptVotes(both.map(own))).toEqual({
      votes: [first],
      setAside: [second],
      unreadable: [],
    });
  });

  test('of the same moment one counts, the same in whatever order they stand', () => {
    const twin = { ...second, votedAt: first.votedAt };
    for (const both of [
      [first, twin],
      [twin, first],
    ]) {
      expect(keptVotes(both.map(own))).toMatchObject({ votes: [twin], setAside: [first] });
    }
  });
});

test('votes of others count beside one’s own, and as their file says', () => {
  const others = [at('x', '2026-11-20T10:00:00.000Z'), at('y', '2026-11-19T10:00:00.000Z')];
  const marked = { ...ofFile(at('w', '2026-11-18T10:00:00.000Z')), isSetAside: true };
  const kept = keptVotes([own(first), ...others.map(ofFile), marked]);
  expect(kept.votes).toEqual([first, ...others]);
  expect(kept.setAside.map(({ id }) => id)).toEqual(['w']);
});

test('however many there are, each place has one vote, and none is lost', () => {
  const vote = fc.record({
    item: fc.nat(3),
    runId: fc.constantFrom('run', 'other'),
    hour: fc.nat(23),
  });
  fc.assert(
    fc.property(fc.array(vote, { maxLength: 30 }), (given) => {
      const votes = given.map(({ item, runId, hour }, index) =>
        at(`id ${index}`, `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`, {
          item,
          runId,
        }),
      );
      const kept = keptVotes(votes.map(own));
      const places = (some: readonly Vote[]) => new Set(some.map((b) => `${b.runId} ${b.item}`));
      expect(kept.votes.length).toBe(places(votes).size);
      expect(kept.votes.length + kept.setAside.length).toBe(votes.length);
      for (const late of kept.setAside) {
        const counted = kept.votes.find((b) => b.runId === late.runId && b.item === late.item);
        expect(counted && counted.votedAt <= late.votedAt).toBe(true);
      }
    }),
  );
});

test('very many are read in pieces, whose number grows with them alone', () => {
  const stops = (count: number): number =>
    [...readKeptVotes(Array.from({ length: count }, (_, id) => ofFile({ ...first, id: `${id}` })))]
      .length;
  expect([stops(10), stops(10_000), stops(20_000)]).toEqual([0, 20, 40]);
});

test('a vote with an odd id of a model, which an earlier version kept, is read with it as a name is', () => {
  const contestants = first.contestants.map((one) => ({
    ...one,
    modelId: `${one.modelId}\u202e\n`,
  }));
  const { votes, unreadable } = keptVotes([own({ ...first, contestants })]);
  const ids = first.contestants.map(({ modelId }) => `${modelId} `);
  expect(votes[0]?.contestants.map(({ modelId }) => modelId)).toEqual(ids);
  expect(unreadable).toEqual([]);
});

test('what cannot be read is told as it is', () => {
  expect(keptVotes([own(first), { id: 'newer', colour: 'red' }, null])).toMatchObject({
    votes: [first],
    unreadable: [{ id: 'newer', colour: 'red' }, null],
  });
});
