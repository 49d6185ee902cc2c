import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonDifference } from './paths';

/** Of answers whose models declare no thoughts. */
const between = (first: string, second: string) =>
  jsonDifference({ text: first }, { text: second });

const places = (first: unknown, second: unknown) => {
  const difference = between(JSON.stringify(first), JSON.stringify(second));
  return difference.kind === 'compared' ? difference.places : undefined;
};

describe('two answers that are JSON', () => {
  test('differ by their places, whatever the order of their keys', () => {
    const first = { name: 'Ada', born: { year: 1815, month: 12 }, tags: ['a', 'b'] };
    const second = { tags: ['a', 'c', 'd'], born: { year: 1816 }, name: 'Ada', died: null };
    expect(places(first, second)).toEqual([
      { path: '/born/year', kind: 'changed', first: '1815', second: '1816' },
      { path: '/born/month', kind: 'only-first', first: '12' },
      { path: '/tags/1', kind: 'changed', first: '"b"', second: '"c"' },
      { path: '/tags/2', kind: 'only-second', second: '"d"' },
      { path: '/died', kind: 'only-second', second: 'null' },
    ]);
  });

  test.each([
    [{}, [], [{ path: '', kind: 'changed', first: '{}', second: '[]' }]],
    [{ a: [] }, { a: {} }, [{ path: '/a', kind: 'changed', first: '[]', second: '{}' }]],
    [1, '1', [{ path: '', kind: 'changed', first: '1', second: '"1"' }]],
    [{ 'a/b~': 1 }, {}, [{ path: '/a~1b~0', kind: 'only-first', first: '1' }]],
    [null, null, []],
  ])('differ in kinds and odd keys: %j and %j', (first, second, told) => {
    expect(places(first, second)).toEqual(told);
  });

  test('may stand in a code block or after thoughts', () => {
    expect(between('```json\n{"a": 1}\n```', '<think>Hm.</think>\n{"a": 1}')).toEqual({
      kind: 'compared',
      places: [],
      more: 0,
    });
    expect(places('<think>', '')).toMatchObject([{ first: '"<think>"' }]);
    const marks = { open: '◁think▷', close: '◁/think▷', isOpened: true };
    const opened = { text: 'Hm.◁/think▷{"a": 1}', thinking: { marks, tokens: null, ms: null } };
    expect(jsonDifference(opened, { text: '{"a": 1}' })).toMatchObject({ places: [] });
  });

  test('are equal to themselves, and as different backwards as forwards', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (first, second) => {
        expect(places(first, first)).toEqual([]);
        expect(places(first, second)?.length).toBe(places(second, first)?.length);
      }),
    );
  });

  test('keys that are names of the language are keys', () => {
    const hostile = '{"__proto__": {"a": 1}, "constructor": 2}';
    expect(between('{}', hostile)).toMatchObject({
      places: [{ path: '/__proto__' }, { path: '/constructor' }],
    });
  });

  test('have a bounded list of places, with a count of the rest', () => {
    const list = (value: number): number[] => Array.from({ length: 50_000 }, () => value);
    const difference = between(JSON.stringify(list(1)), JSON.stringify(list(2)));
    expect(difference).toMatchObject({ kind: 'compared', more: 49_800 });
  });

  test('may be nested deeply', () => {
    const nested = (end: string): string => '['.repeat(4000) + end + ']'.repeat(4000);
    const difference = between(nested('1'), nested('2'));
    expect(difference).toMatchObject({ places: [{ first: '1', second: '2' }] });
    expect(between('[]', nested('1'))).toMatchObject({ kind: 'compared' });
    // More deeply than the browser reads: it says so, and goes on.
    expect(between('['.repeat(200_000), '1')).toEqual({ kind: 'not-json', which: 'first' });
  });
});

test.each([
  ['Paris.', '{}', 'first'],
  ['{}', 'Here: {}', 'second'],
  ['', '{"a":', 'both'],
] as const)('what is no JSON is told: %j and %j', (first, second, which) => {
  expect(between(first, second)).toEqual({ kind: 'not-json', which });
});
