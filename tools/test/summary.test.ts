import { describe, expect, it } from 'vitest';
import { none } from './reports.mjs';
import { readSummary, summaryOf, summaryText } from './summary.mjs';
import type { Result } from './task.mjs';

const result = (phase: string, startMs: number, endMs: number, more: Partial<Result> = {}) => ({
  ...none,
  task: { name: phase, phase, program: 'node', parameters: [], report: 'status' as const },
  startMs,
  endMs,
  failures: [],
  ...more,
});

describe('the end of the output', () => {
  it('has a row for each phase, from the start of its first task to the end of its last', () => {
    const results = [
      result('unit tests', 2000, 7000, { passed: 9 }),
      result('checks', 0, 3000, { passed: 1 }),
      result('checks', 4000, 8000, { failed: 1 }),
    ];
    expect(summaryOf(results).rows).toEqual([
      { phase: 'checks', seconds: 8, passed: 1, failed: 1, skipped: 0 },
      { phase: 'unit tests', seconds: 5, passed: 9, failed: 0, skipped: 0 },
    ]);
  });

  it('tells where the time went, then what failed, and sums up in its very last line', () => {
    const failures = [{ name: 'lint', message: 'a warning' }];
    const results = [
      result('checks', 0, 61_000, { failed: 1, failures }),
      result('unit tests', 0, 5000, { passed: 2000, skipped: 3 }),
    ];
    expect(summaryText(summaryOf(results), 66).split('\n')).toEqual([
      '',
      '            seconds  passed  failed  skipped',
      'checks           61       0       1        0',
      'unit tests        5    2000       0        3',
      'all              66    2000       1        3',
      '',
      '3 skipped, for the reasons above',
      '',
      'FAILED  lint',
      'a warning',
      '',
      '2000 passed, 1 failed',
    ]);
  });

  it('counts an `npm test` that has left no summary as failed', () => {
    const { seconds, ...summary } = readSummary('there-is-none.json');
    expect(summaryText(summary, seconds).split('\n').at(-1)).toBe('0 passed, 1 failed');
    expect(summary.failures).toMatchObject([{ name: 'npm test' }]);
  });
});
