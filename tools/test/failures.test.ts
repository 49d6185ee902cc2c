import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, shortened } from './failures.mjs';

describe('what failed, for the end of the output', () => {
  it('names a failed unit test and what it said, without colours', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'adds' },
      { status: 'failed', fullName: 'divides', failureMessages: ['\u001b[31mby zero\u001b[0m'] },
    ];
    expect(
      failuresOfVitest({ testResults: [{ name: 'a.ts', status: 'failed', assertionResults }] }),
    ).toEqual([{ name: 'divides', message: 'by zero' }]);
  });

  it('names a file that could not be run', () => {
    expect(
      failuresOfVitest({
        testResults: [
          { name: 'a.ts', status: 'failed', message: 'no module', assertionResults: [] },
        ],
      }),
    ).toEqual([{ name: 'a.ts', message: 'no module' }]);
  });

  it('names a failed end-to-end test with the titles it stands under', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      tests: [{ results: [{ errors: [{ message: 'timed out' }] }] }],
    });
    const suites = [
      {
        title: 'a.spec.ts',
        specs: [spec('loads', true)],
        suites: [{ title: 'offline', specs: [spec('answers', false)] }],
      },
    ];
    expect(failuresOfPlaywright({ suites })).toEqual([
      { name: 'a.spec.ts > offline > answers', message: 'timed out' },
    ]);
  });

  it('says so when a run failed outside of its tests', () => {
    expect(failuresOfPlaywright({ suites: [], errors: [{ message: 'no browser' }] })).toEqual([
      { name: 'the run itself', message: 'no browser' },
    ]);
  });

  it('keeps a long message short', () => {
    expect(shortened(['x'.repeat(10_000)]).length).toBeLessThan(2000);
  });
});
