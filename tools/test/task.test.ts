import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runTask, type Task } from './task.mjs';

/** A task of a line of JavaScript. */
const task = (code: string, more: Partial<Task> = {}): Task => ({
  name: 'a task',
  phase: 'some',
  program: 'node',
  parameters: ['-e', code],
  report: 'status',
  ...more,
});

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

describe('a program of the suite', () => {
  it('that ends well is a check that passed', async () => {
    expect(await runTask(task(''))).toMatchObject({ passed: 1, failed: 0, failures: [] });
  });

  it('that ends badly has failed, with what it said', async () => {
    const failing = task('console.error("no types"); process.exitCode = 2');
    expect(await runTask(failing)).toMatchObject({
      passed: 0,
      failed: 1,
      failures: [{ name: 'a task', message: 'no types\n' }],
    });
  });

  it('that cannot be started has failed', async () => {
    const result = await runTask(task('', { program: './there-is-none' }));
    expect(result).toMatchObject({ passed: 0, failed: 1 });
  });

  it('that the machine lacks something for is skipped; where it is required, it has failed', async () => {
    const lacks = () => 'there is no Python';
    expect(await runTask(task('', { lacks }))).toMatchObject({ skipped: 1, failed: 0 });
    expect(await runTask(task('', { lacks, required: true }))).toMatchObject({
      skipped: 0,
      failed: 1,
      failures: [{ message: 'was skipped because there is no Python' }],
    });
  });

  it('is given variables of its environment', async () => {
    const code = 'process.exitCode = process.env.WANTED === "yes" ? 0 : 1';
    expect(await runTask(task(code, { variables: { WANTED: 'yes' } }))).toMatchObject({
      passed: 1,
    });
  });
});
