// @ts-check
/** What all processes of a browser hold together; Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} profile @returns {string[]} every process of the browser with this profile */
function family(profile) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    all.map((pid) => {
      const stat = readIfThere(`/proc/${pid}/stat`).replace(/\(.*\)/, 'name');
      return [pid, stat.split(' ')[3] ?? '0'];
    }),
  );
  const main = all.find((pid) => {
    const command = readIfThere(`/proc/${pid}/cmdline`);
    return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
  });
  return all.filter((pid) => {
    for (let one = pid; one !== '0' && one !== ''; one = parents.get(one) ?? '0') {
      if (one === main) return true;
    }
    return false;
  });
}

/**
 * The sum of the proportional set sizes: memory that processes share counts once.
 *
 * @param {string} profile
 * @returns {number} bytes
 */
export function heldBytes(profile) {
  return family(profile)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
    .reduce((sum, kilobytes) => sum + 1024 * kilobytes, 0);
}

/**
 * The most that was held while `work` ran.
 *
 * @template Value
 * @param {string} profile
 * @param {() => Promise<Value>} work
 * @returns {Promise<{ value: Value, peakBytes: number, samples: number }>}
 */
export async function peakDuring(profile, work) {
  let peakBytes = 0;
  let samples = 0;
  const look = () => {
    peakBytes = Math.max(peakBytes, heldBytes(profile));
    samples += 1;
  };
  const timer = setInterval(look, 50);
  try {
    const value = await work();
    look();
    return { value, peakBytes, samples };
  } finally {
    clearInterval(timer);
  }
}
