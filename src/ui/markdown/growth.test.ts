import { describe, expect, test } from 'vitest';
import { parseMarkdown, StreamedMarkdown } from './streamed';

const table = (rows: number): string => {
  const line = (cell: (column: number) => string): string =>
    `|${Array.from({ length: 60 }, (_, column) => cell(column)).join('|')}|`;
  const body = Array.from({ length: rows }, (_, row) => line((column) => ` ${row} x ${column} `));
  return [line(String), line(() => '-'), ...body].join('\n');
};

/** Answers that cost some parser more than their length, by their size. */
const shapes: Record<string, (characters: number) => string> = {
  'a table of 60 columns': (characters) => table(Math.round(characters / 520)),
  'combining marks': (characters) => `e${'\u0301'.repeat(characters)}`,
};
const repeated = [
  ...[
    'a*_[',
    '*',
    '_',
    '[',
    ']',
    '>',
    '> ',
    '- ',
    '`',
    '``a',
    '![',
    '<',
    '~',
    '~~',
    '\\',
    '|',
    '1. ',
  ],
  ...['**a ', '*a ', 'a* ', '*a_b ', '(*(', '*)*', '[a](', '[](http://x)', '](', '"', '[a](b "'],
  ...[
    '\n',
    'a\n',
    'a\n\n',
    '- a\n',
    '-\n\n',
    '> a\n',
    '    a\n',
    '```\n',
    '|a|\n|-|\n',
    '\t',
    ' ',
    '\r',
  ],
];
for (const part of repeated) {
  shapes[JSON.stringify(part)] = (characters) => part.repeat(characters / part.length);
}

function streamed(text: string): void {
  const markdown = new StreamedMarkdown();
  for (let at = 0; at < text.length; at += 2048) {
    markdown.append(text.slice(at, at + 2048));
    markdown.sections.at(-1);
  }
}

/** Processor time: what else the machine does is no part of it. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity;
}

/**
 * The cost of twice the text, as a multiple of that of the text, from repetitions in turn: that of the
 * best times, which collecting garbage and compiling do not touch, or the median of those of neighbours,
 * which share what else the machine does to its caches; whichever is less. There are as many repetitions
 * as it takes for a cost that is linear to show, and one that is quadratic never does by either.
 */
function growth(work: (text: string) => void, once: string, twice: string): number {
  let [least, leastOfTwice] = [Infinity, Infinity];
  const ratios: number[] = [];
  let found = Infinity;
  for (let round = 0; round < 60; round += 1) {
    const time = milliseconds(() => {
      work(once);
    });
    const timeOfTwice = milliseconds(() => {
      work(twice);
    });
    least = Math.min(least, time);
    leastOfTwice = Math.min(leastOfTwice, timeOfTwice);
    // Less than a millisecond is the clock and the start of a run.
    ratios.push(timeOfTwice / Math.max(time, 0.4));
    found = Math.min(leastOfTwice / Math.max(least, 0.4), median(ratios));
    if (round >= 4 && (found <= 2.5 || leastOfTwice <= 1)) break;
  }
  return leastOfTwice <= 1 ? Math.min(found, 2.5) : found;
}

describe.each(Object.entries(shapes))('twice as much of %s', (_name, make) => {
  test('costs twice as much to read', () => {
    expect(growth(parseMarkdown, make(65_536), make(131_072))).toBeLessThanOrEqual(2.5);
  });

  test('costs twice as much while it streams', () => {
    expect(growth(streamed, make(49_152), make(98_304))).toBeLessThanOrEqual(2.5);
  });
});
