import { describe, expect, test } from 'vitest';
import type { Vote, Contestant } from './vote';
import { castVote, contestant } from './fakes';
import { finished } from '../bounds/finished';
import { keyOf, labelsOf } from './grouping';
import { pairsOf } from './pairs';

const [a, b, c] = ['A', 'B', 'C'].map((name) => keyOf(contestant(name), 'model'));

describe('a vote', () => {
  test('for the best says that it beats each of the others, and nothing among those', () => {
    expect(pairsOf(castVote(['A', 'B', 'C'], 1), 'model')).toEqual([
      { one: b, other: a, outcome: 'won' },
      { one: b, other: c, outcome: 'won' },
    ]);
  });

  test.each(['all-equal', 'all-bad'] as const)('for %s ties each two, once', (verdict) => {
    expect(pairsOf(castVote(['A', 'B', 'C'], verdict), 'model')).toEqual([
      { one: a, other: b, outcome: 'tied' },
      { one: a, other: c, outcome: 'tied' },
      { one: b, other: c, outcome: 'tied' },
    ]);
  });

  test('says nothing of a model and itself', () => {
    const hotAndCold = castVote(['A/hot', 'A/cold', 'B'], 0);
    expect(pairsOf(hotAndCold, 'model')).toEqual([{ one: a, other: b, outcome: 'won' }]);
    expect(pairsOf(castVote(['A/hot', 'A/hot'], 'all-equal'), 'settings')).toEqual([]);
  });

  test('tells a model’s settings apart where they name a contestant', () => {
    expect(pairsOf(castVote(['A/hot', 'A/cold'], 0), 'settings')).toEqual([
      {
        one: keyOf(contestant('A/hot'), 'settings'),
        other: keyOf(contestant('A/cold'), 'settings'),
        outcome: 'won',
      },
    ]);
  });
});

test('other files under the same id are another model, and are labelled so', () => {
  const older = { ...contestant('A'), modelHash: '0123456789abcdef' };
  const unknown = { ...contestant('A'), modelHash: null };
  const [first, second] = [castVote(['A', 'B'], 0), castVote(['A', 'B'], 0)];
  const labels = finished(labelsOf([first, { ...second, contestants: [older, unknown] }], 'model'));
  expect([...labels.values()]).toEqual([
    { name: 'A', settings: null, version: { kind: 'files', modelId: 'a', hash: 'hash of ' } },
    { name: 'B', settings: null, version: null },
    { name: 'A', settings: null, version: { kind: 'files', modelId: 'a', hash: '01234567' } },
    { name: 'A', settings: null, version: { kind: 'unhashed', modelId: 'a' } },
  ]);
});

test('a name that is not the model’s own gives way to one that is, and stands as what it is called', () => {
  const names = {
    isOwn: ({ modelName }: Contestant) => modelName === 'A',
    told: ({ modelName }: Contestant) => (modelName === 'A' ? modelName : `“${modelName}”`),
  };
  const first = castVote(['A', 'B'], 0);
  const stranger = { ...contestant('A'), modelName: 'B' };
  const later = { ...first, votedAt: '2026-11-22T10:00:00.000Z', contestants: [stranger] };
  const label = (...votes: Vote[]) => finished(labelsOf(votes, 'model', names)).get(a ?? '')?.name;
  expect([label(first, later), label(later, first), label(later)]).toEqual(['A', 'A', '“B”']);
});

test('the newest vote gives a model its name', () => {
  const renamed = { ...contestant('A'), modelName: 'A, renamed' };
  const first = castVote(['A', 'B'], 0);
  const later = { ...first, votedAt: '2026-11-22T10:00:00.000Z', contestants: [renamed] };
  for (const votes of [
    [first, later],
    [later, first],
  ]) {
    expect(finished(labelsOf(votes, 'model')).get(a ?? '')?.name).toBe('A, renamed');
  }
});

test('very many models of one name are labelled in steps whose work grows with them alone', () => {
  const versions = Array.from({ length: 100_000 }, (_, index) => ({
    ...contestant('A'),
    modelHash: `${index}`.padStart(8, '0'),
  }));
  const votes = versions.map((one) =>
    castVote(['A', 'B'], 0, { contestants: [one, contestant('B')] }),
  );
  const labels = finished(labelsOf(votes, 'model'));
  expect(labels.get(keyOf({ ...contestant('A'), modelHash: '00000007' }, 'model'))).toEqual({
    name: 'A',
    settings: null,
    version: { kind: 'files', modelId: 'a', hash: '00000007' },
  });
});
