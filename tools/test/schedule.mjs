// @ts-check
/**
 * Runs tasks in their order, two side by side: the machines that this is made for have two cores. One
 * that is to be alone waits for the others to end, and what comes after it waits for it.
 */
import { runTask, skipped } from './task.mjs';

const atOnce = 2;

/** @typedef {import('./task.mjs').Task} Task */
/** @typedef {import('./task.mjs').Result} Result */

/**
 * @param {readonly Task[]} tasks each after the one of which it needs the success
 * @param {(task: Task) => Promise<Result>} start
 * @returns {Promise<Result[]>} in the order in which they ended
 */
export async function runTasks(tasks, start = runTask) {
  /** @type {Result[]} */
  const results = [];
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  for (const task of tasks) {
    while (running.size >= (task.alone ? 1 : atOnce)) await Promise.race(running.values());
    const needed = task.after;
    if (needed !== undefined) await running.get(needed);
    const before = results.find((result) => result.task.name === needed);
    if (needed !== undefined && (!before || before.passed === 0 || before.failed > 0)) {
      results.push(skipped(task, `“${needed}” did not succeed`));
      continue;
    }
    const run = start(task).then((result) => {
      results.push(result);
      running.delete(task.name);
    });
    running.set(task.name, run);
    if (task.alone) await run;
  }
  await Promise.all(running.values());
  return results;
}
