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
 * @typedef {object} Held
 * @property {number} bytes the sum of the proportional set sizes: memory that processes share counts
 *   once
 * @property {number} ownBytes the same without mapped files. The share of the browser's program that
 *   counts for this browser changes whenever another one starts or ends on the machine.
 */

/** @param {string} profile @returns {Held} */
export function held(profile) {
  let bytes = 0;
  let ownBytes = 0;
  for (const pid of family(profile)) {
    const rollup = readIfThere(`/proc/${pid}/smaps_rollup`);
    /** @param {string} field */
    const value = (field) =>
      1024 * Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
    bytes += value('Pss');
    ownBytes += value('Pss_Anon') + value('Pss_Shmem');
  }
  return { bytes, ownBytes };
}

/**
 * The most that was held while `work` ran, each figure by itself.
 *
 * @template Value
 * @param {string} profile
 * @param {() => Promise<Value>} work
 * @returns {Promise<{ value: Value, peak: Held, samples: number }>}
 */
export async function peakDuring(profile, work) {
  const peak = { bytes: 0, ownBytes: 0 };
  let samples = 0;
  const look = () => {
    const now = held(profile);
    peak.bytes = Math.max(peak.bytes, now.bytes);
    peak.ownBytes = Math.max(peak.ownBytes, now.ownBytes);
    samples += 1;
  };
  const timer = setInterval(look, 50);
  try {
    const value = await work();
    look();
    return { value, peak, samples };
  } finally {
    clearInterval(timer);
  }
}
