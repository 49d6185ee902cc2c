import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finished } from '../bounds/finished';
import { plainName } from '../bounds/name';
import type { Vote, Contestant } from './vote';
import { castVote } from './fakes';
import type { Counted } from './vote-store';
import { merge as mergeInPieces } from './merge';
import { votesOf } from './read-votes';
import { votesToCsv } from './vote-csv';
import { voteFileLimits } from './vote-files';
import { votesToJson } from './vote-json';
import { inFiles } from './vote-portions';

/** Texts as people and attackers write them. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=HYPERLINK("https://x.example")',
    '+1',
    '-1',
    '@SUM(A1)',
    "'quoted",
    "''",
    '\t=1',
    '\r\n=1',
    'a;=1',
    'a","=1',
    '"',
    '0123456789012345678901',
    '1E5',
    '__proto__',
    '\uFEFFmark',
    ' = 1 ',
    '＝1',
  ),
);
/** As the page has them, whatever a file said. */
const names = texts.map(plainName);

const named = texts.filter((text) => text !== '');

const contestants: fc.Arbitrary<Contestant> = fc.record({
  // An id is read as a name is: no model has one that a name could not be (`modelSchema`).
  modelId: names,
  modelName: names,
  modelHash: fc.option(named, { nil: null }),
  settings: texts,
});

const votes: fc.Arbitrary<Vote> = fc
  .record({
    id: named,
    votedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
      .map((moment) => moment.toISOString()),
    promptHash: texts,
    tags: fc.array(names, { maxLength: 3 }),
    contestants: fc.array(contestants, { minLength: 2, maxLength: 4 }),
    blind: fc.boolean(),
    runId: texts,
    item: fc.nat(),
    place: fc.nat({ max: 3 }),
    kind: fc.constantFrom('best' as const, 'all-equal' as const, 'all-bad' as const),
  })
  .map(({ place, kind, ...rest }) => ({
    ...rest,
    verdict: kind === 'best' ? { kind, position: place % rest.contestants.length } : { kind },
  }));

/** The rows of a table in which every cell stands in quotes. */
function cellsOf(csv: string): string[][] {
  const rows = csv.slice(1).matchAll(/(?:"(?:[^"]|"")*",?)+\r\n/g);
  return Array.from(rows, ([row]) =>
    Array.from(row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g), ([, cell = '']) =>
      cell.replaceAll('""', '"'),
    ),
  );
}

const lists = fc.array(votes, { maxLength: 6 });
/** All of them count. */
const all = (list: readonly Vote[]): Counted => ({ votes: list, setAside: [] });
const halves = fc
  .uniqueArray(votes, { maxLength: 6, selector: ({ id }) => id })
  .map((list): Counted => ({ votes: list.slice(0, 3), setAside: list.slice(3) }));
const forms = [
  ['JSON', votesToJson],
  ['CSV', votesToCsv],
] as const;

describe.each(forms)('%s', (_form, write) => {
  test('gives back every vote as it was', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(votesOf(write(all(list)))).toEqual({ ok: true, value: all(list) });
      }),
      { numRuns: 300 },
    );
  });

  test('says which votes were set aside', () => {
    fc.assert(
      fc.property(halves, (votes) => {
        expect(votesOf(write(votes))).toEqual({ ok: true, value: votes });
      }),
    );
  });

  test('is read or refused, whatever was done to it', () => {
    const damaged = fc
      .tuple(lists, fc.nat(), fc.nat(20), texts)
      .map(([list, at, length, insert]) => {
        const text = write(all(list));
        const place = at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + length);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const read = votesOf(text);
        if (!read.ok) expect(read.failure.kind).toMatch(/^(not-votes|votes-)/);
      }),
      { numRuns: 500 },
    );
  });
});

test('no cell of a table begins as a formula does', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const rows = cellsOf(votesToCsv(all(list)));
      expect(rows.length).toBe(list.length + 1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});

test('a table that a spreadsheet has saved is read: semicolons, its line ends, columns moved', () => {
  const list = [
    castVote(['A/x; y', 'B'], 0, { tags: ['code'] }),
    castVote(['B', 'A'], 'all-equal'),
  ];
  const saved = cellsOf(votesToCsv(all(list)))
    .map((cells) => ['note', ...cells.toReversed()])
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\n');
  expect(votesOf(saved.replaceAll('"yes"', '"YES"'))).toEqual({ ok: true, value: all(list) });
});

test('a table of an earlier version, which sets no vote aside, is read', () => {
  const list = [castVote(['A', 'B'], 0)];
  const earlier = cellsOf(votesToCsv(all(list)))
    .map((cells) =>
      cells
        .slice(0, -1)
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    )
    .join('\r\n');
  expect(earlier).not.toContain('set_aside');
  expect(votesOf(earlier)).toEqual({ ok: true, value: all(list) });
});

describe('refused is', () => {
  const one = castVote(['A', 'B'], 0);
  const refused = (text: string): unknown => {
    const read = votesOf(text);
    return read.ok ? 'taken' : read.failure;
  };
  const json = (votes: unknown, version: unknown = 1): string =>
    JSON.stringify({ format: 'playground-ballots', version, ballots: votes });

  test.each(['', '{', '[]', '{}', 'a,b\n1,2', '<html>', '{"format":"other"}', 'null', '\0\0'])(
    'what holds no votes: %j',
    (text) => {
      expect(refused(text)).toEqual({ kind: 'not-votes' });
    },
  );

  test('another version, of either form', () => {
    expect(refused(json([], 2))).toEqual({ kind: 'votes-other-version', version: '2' });
    expect(refused(votesToCsv(all([one])).replace('ballots/1', 'ballots/7'))).toEqual({
      kind: 'votes-other-version',
      version: '7',
    });
  });

  test('a file with one vote of another form, by its number and place', () => {
    const broken = { ...one, contestants: [{ ...one.contestants[0], modelId: 5 }, {}] };
    expect(refused(json([one, broken]))).toMatchObject({
      kind: 'votes-broken',
      vote: 2,
      detail: expect.stringContaining('contestants.0.modelId') as unknown,
    });
    expect(refused(votesToCsv(all([one])).replace('"best","1"', '"worst","1"'))).toMatchObject({
      kind: 'votes-broken',
      vote: 1,
    });
  });

  test.each([
    { ...one, verdict: { kind: 'best', position: 2 } },
    { ...one, votedAt: '2026-02-31T10:00:00.000+99' },
    { ...one, contestants: [one.contestants[0]] },
    null,
  ])('a vote that is none: %j', (vote) => {
    expect(refused(json([vote]))).toMatchObject({ kind: 'votes-broken', vote: 1 });
  });

  test('a table that shows more answers than there are', () => {
    expect(refused(votesToCsv(all([one])).replace('"0","2"', '"0","9"'))).toMatchObject({
      kind: 'votes-broken',
    });
  });

  test('a file of too many votes', () => {
    const many = new Array<Vote>(voteFileLimits.votes + 1).fill(one);
    const kind = 'votes-too-many';
    expect(
      refused(
        JSON.stringify({ format: 'playground-ballots', version: 1, ballots: many.map(() => 0) }),
      ),
    ).toMatchObject({ kind });
  });

  test('a huge file', () => {
    expect(refused(' '.repeat(voteFileLimits.sizeBytes + 1))).toMatchObject({
      kind: 'votes-too-large',
    });
  });
});

test('keys out of a language’s innards are left out; as values they are texts like others', () => {
  const one = castVote(['A', 'B'], 0);
  const text = votesToJson(all([one])).replace('"tags"', '"__proto__": {"polluted": 1}, "tags"');
  expect(votesOf(text)).toEqual({ ok: true, value: all([one]) });
  const parsed = votesOf(votesToJson(all([{ ...one, id: '__proto__', tags: ['constructor'] }])));
  expect(parsed).toMatchObject({ value: { votes: [{ id: '__proto__' }] } });
  expect('polluted' in {}).toBe(false);
});

const merge = (here: Counted, incoming: Counted) => finished(mergeInPieces(here, incoming));

describe('merged', () => {
  test('with any others, a vote is there once, and merging again adds nothing', () => {
    fc.assert(
      fc.property(lists, lists, (here, incoming) => {
        const first = merge(all([]), all(here));
        const { votes: added, duplicates, conflicts } = merge(first, all(incoming));
        const together = [...first.votes, ...added];
        const ids = new Set(together.map(({ id }) => id));
        expect(ids.size).toBe(together.length);
        for (const { id } of [...here, ...incoming]) expect(ids.has(id)).toBe(true);
        expect(added.length + duplicates + conflicts.length).toBeLessThanOrEqual(incoming.length);
        expect(merge(all(together), all([...here, ...added])).votes).toEqual([]);
      }),
    );
  });

  test('the same vote of two devices is a duplicate, in whatever order its fields stand', () => {
    const one = castVote(['A', 'B'], 0);
    const turned = Object.fromEntries(Object.entries(one).toReversed());
    const there = JSON.parse(JSON.stringify(turned)) as Vote;
    expect(Object.keys(there)).not.toEqual(Object.keys(one));
    expect(merge(all([one]), all([there, one]))).toEqual({
      ...all([]),
      duplicates: 2,
      conflicts: [],
    });
  });

  test('a vote that was set aside is there as well, and stays so', () => {
    const [one, late] = [castVote(['A', 'B'], 0), castVote(['A', 'B'], 1)];
    const votes = { votes: [one], setAside: [late] };
    expect(merge(all([]), votes)).toMatchObject({ ...votes, duplicates: 0 });
    expect(merge(votes, all([one, late]))).toMatchObject({ ...all([]), duplicates: 2 });
  });

  test('the same id with another content is told, once, and what was here stays', () => {
    const one = castVote(['A', 'B'], 0);
    const other = { ...one, verdict: { kind: 'all-bad' as const } };
    expect(merge(all([one]), all([other, other]))).toEqual({
      ...all([]),
      duplicates: 0,
      conflicts: [one.id],
    });
  });
});

test('more votes than a file may have are written as several, which say of each whether it counts', () => {
  const [first, ...others] = Array.from({ length: 25 }, () => castVote(['A', 'B'], 0));
  const setAside = first ? [first] : [];
  const write = inFiles(votesToCsv, { votes: 10, sizeBytes: 64_000 });
  const read = write({ votes: others, setAside }).map((text) => votesOf(text));
  const taken = read.map((one) => (one.ok ? one.value : all([])));
  expect(taken.length).toBeGreaterThan(2);
  expect(taken.flatMap(({ votes }) => votes)).toEqual(others);
  expect(taken.flatMap((one) => one.setAside)).toEqual(setAside);
});
