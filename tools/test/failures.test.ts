import { describe, expect, it } from 'vitest';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  screenAttachment,
  shortened,
} from './failures.mjs';

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

  it('tells where a failed end-to-end test stood, and what its page showed', () => {
    const errors = [{ message: 'timed out', location: { file: 'a.spec.ts', line: 7 } }];
    const body = Buffer.from('http://localhost/\nRun').toString('base64');
    const attachments = [{ name: screenAttachment, body }, { name: 'trace' }];
    const specs = [{ title: 'loads', ok: false, tests: [{ results: [{ errors, attachments }] }] }];
    const [failure] = failuresOfPlaywright({ suites: [{ title: 'a.spec.ts', specs }] });
    expect(failure?.message.split('\n')).toEqual([
      'a.spec.ts:7',
      'timed out',
      `${screenAttachment}:`,
      'http://localhost/',
      'Run',
    ]);
  });

  it('says so when a run failed outside of its tests', () => {
    expect(failuresOfPlaywright({ suites: [], errors: [{ message: 'no browser' }] })).toEqual([
      { name: 'the run itself', message: 'no browser' },
    ]);
  });

  it('keeps a long message short', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `${index} ${'x'.repeat(10_000)}`);
    const kept = shortened(lines).split('\n');
    expect(kept.length).toBe(20);
    expect(kept[19]).toMatch(/^19 x+$/);
    expect(Math.max(...kept.map(({ length }) => length))).toBe(1000);
  });
});
