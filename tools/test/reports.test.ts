import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCounts } from './reports.mjs';

function jsonFile(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'reports-')), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('the counts of a program', () => {
  it('stand in its last lines', () => {
    const output = 'words\n1 skipped\n5 passed, 0 failed\n';
    expect(readCounts({ name: 'kit', report: 'output' }, 0, output)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 1,
      failures: [],
    });
  });

  it('are one failure where it says nothing of them', () => {
    expect(readCounts({ name: 'kit', report: 'output' }, 0, 'words')).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [{ name: 'kit', message: 'words' }],
    });
  });

  it('come with what it said where some failed', () => {
    const told = readCounts({ name: 'kit', report: 'output' }, 1, 'why\n5 passed, 2 failed\n');
    expect(told).toMatchObject({ passed: 5, failed: 2, failures: [{ name: 'kit' }] });
  });

  it('are read from the report of vitest', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] };
    const told = readCounts({ name: 'unit', report: { vitest: jsonFile(report) } }, 0, '');
    expect(told).toEqual({ passed: 3, failed: 0, skipped: 1, failures: [] });
  });

  it('are read from the report of Playwright, where a second try is a failure', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    const report = { playwright: jsonFile({ stats, suites: [] }) };
    const told = readCounts({ name: 'e2e', report }, 1, '');
    expect(told).toMatchObject({ passed: 3, failed: 2, skipped: 2 });
  });

  it('are one failure more where it failed though no test did', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
    const report = { playwright: jsonFile({ stats, suites: [] }) };
    expect(readCounts({ name: 'e2e', report }, 1, '')).toMatchObject({
      passed: 3,
      failed: 1,
      failures: [{ name: 'e2e', message: 'ended with status 1, though no test failed' }],
    });
  });

  it('come with the files that could not be run', () => {
    const file = { name: 'a.ts', message: 'no module', status: 'failed', assertionResults: [] };
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 0,
      testResults: [file],
    };
    const told = readCounts({ name: 'unit', report: { vitest: jsonFile(report) } }, 1, '');
    expect(told.failed).toBe(1);
    expect(told.failures).toMatchObject([{ name: 'a.ts', message: 'no module' }, { name: 'unit' }]);
  });

  it('are one failure where it left no report', () => {
    const told = readCounts({ name: 'e2e', report: { playwright: 'there-is-none.json' } }, 0, '');
    expect(told).toMatchObject({ passed: 0, failed: 1 });
  });
});
