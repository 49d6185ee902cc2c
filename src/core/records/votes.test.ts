import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castVote } from '../rating/fakes';
import { factsOf, itemOf } from './report';
import { words } from './fake-words';
import { answered, column, run } from './fakes';
import { sidesOfItem } from './sides';
import { countVotes, isAllJudged, votesOn } from './votes';

const { conditions, items } = run();
const [question] = items;
const many = question ? Array.from({ length: 8 }, () => question) : [];
/** Eight prompts, blind, judged and revealed. */
const judged = run({
  conditions: { ...conditions, blind: true },
  revealed: true,
  columns: [column('small'), column('big')],
  items: many,
  cells: many.flatMap((_, item) => [answered(item, 0, 'Yes.'), answered(item, 1, 'No.')]),
});
const shown = (item: number): string[] =>
  sidesOfItem(judged, item).map((place) => judged.columns[place]?.modelId ?? '');
/** A vote for a column, whatever side it stood on. */
const voteFor = (item: number, place: number) =>
  castVote(shown(item), sidesOfItem(judged, item).indexOf(place), { item });

describe('votes on a run', () => {
  test('are those of the columns, on whichever side they stood', () => {
    expect(many.some((_, item) => shown(item)[0] === 'big')).toBe(true);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 'all-equal' as const, 'all-bad' as const), {
          maxLength: many.length,
        }),
        (choices) => {
          const votes = choices.map((choice, item) =>
            typeof choice === 'number'
              ? voteFor(item, choice)
              : castVote(shown(item), choice, { item }),
          );
          const times = (wanted: unknown): number =>
            choices.filter((choice) => choice === wanted).length;
          expect(countVotes(judged, votesOn(judged, votes))).toEqual({
            best: [times(0), times(1)],
            allEqual: times('all-equal'),
            allBad: times('all-bad'),
          });
        },
      ),
    );
  });

  test('leave out other runs, a second vote, and answers that stood otherwise', () => {
    const others = [
      castVote(shown(0), 0, { item: 0, runId: 'another' }),
      castVote(shown(1).toReversed(), 0, { item: 1 }),
      castVote([...shown(2), 'third'], 0, { item: 2 }),
      castVote(shown(3), 0, { item: many.length }),
    ];
    expect(votesOn(judged, others).size).toBe(0);
    const twice = votesOn(judged, [voteFor(0, 1), voteFor(0, 0)]);
    expect([...twice]).toEqual([[0, { kind: 'best', column: 1 }]]);
  });

  test('are all given when no prompt that can be judged lacks one', () => {
    const answers = judged.cells.filter(({ item }) => item < 2);
    const two = { ...judged, cells: answers };
    const votes = (...places: number[]) =>
      votesOn(
        two,
        places.map((item) => voteFor(item, 0)),
      );
    expect([votes(), votes(0), votes(0, 1)].map((given) => isAllJudged(two, given))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isAllJudged({ ...two, cells: [] }, votes())).toBe(false);
  });

  test('are told in the facts and under their prompts, unless the run is hidden', () => {
    const votes = votesOn(judged, [voteFor(0, 1), castVote(shown(1), 'all-equal', { item: 1 })]);
    const told = { name: 'Votes', value: 'Column A: small 0, Column B: big 1, equal 1, bad 0' };
    expect(factsOf(judged, words, undefined, votes)).toContainEqual(told);
    const vote = (item: number) => itemOf(judged, item, words, votes).vote;
    expect([0, 1, 2].map(vote)).toEqual(['Vote Column B: big.', 'Vote all-equal.', null]);
    const hidden = { ...judged, revealed: false };
    expect(factsOf(hidden, words, undefined, votes).map(({ name }) => name)).not.toContain('Votes');
    expect(itemOf(hidden, 0, words, votes).vote).toBeNull();
    expect(factsOf(judged, words, undefined, new Map()).map(({ name }) => name)).not.toContain(
      'Votes',
    );
  });
});
