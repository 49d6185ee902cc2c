import { beforeEach, describe, expect, it, vi } from 'vitest';
import { none } from './reports.mjs';
import { runTasks } from './schedule.mjs';
import type { Result, Task } from './task.mjs';

const task = (name: string, more: Partial<Task> = {}): Task => ({
  name,
  phase: 'some',
  program: 'node',
  parameters: [],
  report: 'status',
  ...more,
});

/** Runs them by hand: what is running is seen, and each ends when it is told to. */
function byHand(tasks: readonly Task[]) {
  const running = new Map<string, (failed: number) => void>();
  const results = runTasks(
    tasks,
    (started) =>
      new Promise<Result>((resolve) => {
        running.set(started.name, (failed) => {
          running.delete(started.name);
          const counts = { ...none, passed: 1 - failed, failed };
          resolve({ ...counts, task: started, startMs: 0, endMs: 0, failures: [] });
        });
      }),
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    results,
    running: async () => {
      await settled();
      return [...running.keys()];
    },
    end: (name: string, failed = 0) => running.get(name)?.(failed),
  };
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});

describe('tasks', () => {
  it('run two side by side, the next as soon as one has ended', async () => {
    const { running, end, results } = byHand([task('a'), task('b'), task('c')]);
    expect(await running()).toEqual(['a', 'b']);
    end('b');
    expect(await running()).toEqual(['a', 'c']);
    end('a');
    end('c');
    expect((await results).map((result) => result.task.name)).toEqual(['b', 'a', 'c']);
  });

  it('run alone where they have to', async () => {
    const { running, end } = byHand([task('a'), task('b', { alone: true }), task('c')]);
    expect(await running()).toEqual(['a']);
    end('a');
    expect(await running()).toEqual(['b']);
    end('b');
    expect(await running()).toEqual(['c']);
  });

  it('wait for the one that they need', async () => {
    const { running, end } = byHand([task('build'), task('size', { after: 'build' }), task('c')]);
    expect(await running()).toEqual(['build']);
    end('build');
    expect(await running()).toEqual(['size', 'c']);
  });

  it('are skipped where the one that they need failed', async () => {
    const { running, end, results } = byHand([task('build'), task('size', { after: 'build' })]);
    expect(await running()).toEqual(['build']);
    end('build', 1);
    expect(await results).toMatchObject([
      { failed: 1 },
      { task: { name: 'size' }, passed: 0, failed: 0, skipped: 1 },
    ]);
  });
});
