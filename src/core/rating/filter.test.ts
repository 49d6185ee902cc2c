import { expect, test } from 'vitest';
import { castVote } from './fakes';
import { offered } from '../bounds/offered';
import { everything, filtered, tagsOf } from './filter';

const early = castVote(['A', 'B'], 0, {
  votedAt: '2026-11-20T23:59:59.999Z',
  tags: ['code', 'de'],
});
const late = castVote(['A', 'B'], 0, { votedAt: '2026-11-21T01:00:00+01:00', blind: false });
const both = [early, late];

test.each([
  [everything, both],
  [{ ...everything, tag: 'code' }, [early]],
  [{ ...everything, tag: 'maths' }, []],
  [{ ...everything, blindOnly: true }, [early]],
  [{ ...everything, fromMs: Date.UTC(2026, 10, 21) }, [late]],
  [{ ...everything, untilMs: Date.UTC(2026, 10, 21) }, [early]],
])('%j leaves what fits', (filter, left) => {
  expect(filtered(both, filter)).toEqual(left);
});

test('tags are listed once', () => {
  expect(tagsOf([early, early, late])).toEqual(['code', 'de']);
});

test('of very many tags those of the most votes are listed, and the others counted', () => {
  const tags = Array.from({ length: 200_000 }, (_, index) => `tag ${index}`);
  const { names, more } = offered(tagsOf([{ ...late, tags }, early, early, late]), '');
  expect(names.slice(0, 2)).toEqual(['code', 'de']);
  expect(names.length).toBe(200);
  expect(more).toBe(199_802);
});
