import { expect, test } from 'vitest';
import type { ThinkingMarks } from '../catalogue/thinking-marks';
import { ThinkingTimer } from './thinking-timer';

const marks: ThinkingMarks = { open: '<think>', close: '</think>', isOpened: false };

/** Feeds batches that come every 100 ms, two tokens each. */
function timed(declared: ThinkingMarks | null, ...texts: string[]) {
  let nowMs = 1000;
  const timer = new ThinkingTimer({ nowMs: () => nowMs }, declared);
  for (const text of texts) {
    timer.batch({ text, tokens: 2 });
    nowMs += 100;
  }
  return timer.figures;
}

test('counts tokens and time from the first text to the end of the thoughts', () => {
  expect(timed(null, '<th', 'ink>Hm', '.</thi', 'nk>', 'Paris', ' is.')).toEqual({
    marks: null,
    tokens: 8,
    ms: 300,
  });
});

test('counts to the end of the last of several blocks, and nothing behind it', () => {
  const blocks = ['<think>a</think>', '\n', '<think>b', '</think>'];
  const figures = { marks: null, tokens: 8, ms: 300 };
  expect(timed(null, ...blocks, '\n', 'Paris', ' is.')).toEqual(figures);
  expect(timed(null, '<think>a</think>', '\n', 'Paris')).toEqual({ marks: null, tokens: 2, ms: 0 });
});

test('counts all of what was cut off within its thoughts', () => {
  expect(timed(marks, '<think>', 'Hm', ' and')).toEqual({ marks, tokens: 6, ms: 200 });
});

test('keeps the marks alone of an answer without thoughts, and nothing where there are none', () => {
  expect(timed(marks, 'Paris', ' is.')).toEqual({ marks, tokens: null, ms: null });
  expect(timed(null, 'Paris', ' ends with </think>.')).toBeUndefined();
  expect(timed(null, 'x'.repeat(300), '<think>Hm.</think>')).toBeUndefined();
});
