import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finished } from '../bounds/finished';
import { fileBytes } from '../bounds/text';
import type { Vote } from '../rating/vote';
import { castVote } from '../rating/fakes';
import { answered, run } from './fakes';
import type { Run } from './run';
import { partToJson, runFileLimits, runsOf, runsToJson, type RunsOfFile } from './run-file';
import { runsToFiles } from './run-portions';

const exportedAt = '2026-03-04T05:06:07.000Z';

function taken(texts: readonly string[]): readonly RunsOfFile[] {
  return texts.map((text) => {
    const read = finished(runsOf(text));
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    return read.value;
  });
}

const textsOf = (files: ReturnType<typeof runsToFiles>): readonly string[] =>
  files.map(({ text }) => text);

const byId = (one: Vote, other: Vote): number => (one.id < other.id ? -1 : 1);

test('what goes out comes back, all of it and unchanged, in as many files as it takes', () => {
  const made = fc.record({ text: fc.string({ unit: 'binary' }), votes: fc.nat(3) });
  const bounds = fc.record({ runs: fc.integer({ min: 1, max: 5 }), sizeBytes: fc.nat(20_000) });
  fc.assert(
    fc.property(fc.array(made, { maxLength: 12 }), bounds, (all, most) => {
      const runs = all.map(({ text }, index) =>
        run({ id: `run ${index}`, cells: [answered(0, 0, text)] }),
      );
      const given = all.flatMap(({ votes: count }, index) =>
        Array.from({ length: count }, (_, vote) =>
          castVote(['A', 'B'], 0, { id: `${index} ${vote}`, runId: `run ${index}`, tags: ['t'] }),
        ),
      );
      const setAside = given.filter(({ id }) => id.endsWith('2'));
      const votes = given.filter((vote) => !setAside.includes(vote));
      const texts = textsOf(runsToFiles(runs, exportedAt, { votes, setAside }, most));
      const back = taken(texts);
      expect(back.flatMap((file) => file.runs)).toEqual(runs);
      expect(back.flatMap((file) => file.votes.votes).toSorted(byId)).toEqual(votes.toSorted(byId));
      expect(back.flatMap((file) => file.votes.setAside).toSorted(byId)).toEqual(
        setAside.toSorted(byId),
      );
      for (const [index, text] of texts.entries()) {
        const { length } = back[index]?.runs ?? [];
        expect(length).toBeLessThanOrEqual(most.runs);
        expect(length <= 1 || fileBytes(text) <= most.sizeBytes).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('a run that is larger than a file stands in several, each of its answers in one of them', () => {
  const unread = { ...answered(1, 1, 'of a later version'), outcome: { kind: 7 } };
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 12 }),
      fc.integer({ min: 1500, max: 6000 }),
      (texts, sizeBytes) => {
        const items = Array.from({ length: texts.length + 2 }, () => run().items).flat();
        const cells = texts.map((text, item) => answered(item + 2, 0, text.repeat(20)));
        const whole: Run = { ...run({ items, cells }), unreadableCells: [unread] };
        const none = { votes: [], setAside: [] };
        const files = runsToFiles([whole], exportedAt, none, { runs: 1, sizeBytes });
        const { unreadableCells: _unread, ...head } = whole;
        const alone = [
          { ...head, cells: [], unreadableCells: [unread] },
          ...cells.map((cell) => ({ ...head, cells: [cell] })),
        ];
        const bytesOf = (part: Run): number => fileBytes(partToJson(part, exportedAt, none));
        const isTooLarge = alone.some((part) => bytesOf(part) > sizeBytes);
        expect(files.some((file) => file.isTooLarge)).toBe(isTooLarge);
        if (isTooLarge) return;
        const back = taken(textsOf(files));
        expect(back.every(({ isPart }) => isPart === files.length > 1)).toBe(true);
        expect(back.flatMap(({ runs }) => runs.flatMap((part) => part.cells))).toEqual(cells);
        const unreadable = back.flatMap(({ runs }) =>
          runs.flatMap((part) => part.unreadableCells ?? []),
        );
        expect(unreadable).toEqual([unread]);
        for (const text of textsOf(files)) expect(fileBytes(text)).toBeLessThanOrEqual(sizeBytes);
      },
    ),
    { numRuns: 50 },
  );
});

test('more runs than a file may have are several files', () => {
  const small: Run = run({ items: run().items.slice(0, 1), cells: [] });
  const runs = Array.from({ length: runFileLimits.runs + 1 }, (_, id) => ({
    ...small,
    id: `${id}`,
  }));
  const texts = textsOf(runsToFiles(runs, exportedAt, { votes: [], setAside: [] }));
  expect(texts).toHaveLength(2);
  expect(taken(texts).flatMap((file) => file.runs)).toHaveLength(runs.length);
});

test('no file that is small enough has more votes than are taken', () => {
  const least = { ...castVote(['', ''], 'all-bad'), id: 'i', promptHash: '', tags: [], runId: 'r' };
  const of = (count: number): number =>
    fileBytes(
      runsToJson([], exportedAt, { votes: new Array<Vote>(count).fill(least), setAside: [] }),
    );
  expect((of(2) - of(1)) * runFileLimits.votes).toBeGreaterThan(runFileLimits.sizeBytes);
});
