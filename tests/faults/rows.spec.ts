import type { Page } from '@playwright/test';
import { appendFileSync, mkdirSync } from 'node:fs';
import { screenAttachment } from '../../tools/test/failures.mjs';
import { screenOf } from '../e2e/failed-screens';
import { expect, test } from '../e2e/fixtures';
import { eviction } from './rows/eviction';
import { flips } from './rows/flips';
import { fullDisk } from './rows/full-disk';
import { gpu } from './rows/gpu';
import { imports } from './rows/imports';
import { kill } from './rows/kill';
import { tabs } from './rows/tabs';
import { writes } from './rows/writes';

/** Every kind of fault; a further one is a module of its own and a name here. */
const rows = [kill, writes, flips, tabs, fullDisk, eviction, imports, gpu];

/** `npm run faults` sets it: all the cases instead of the few of `npm run test:all`. */
const isFull = process.env.PLAYGROUND_FAULTS === 'full';
const seed = Number(process.env.PLAYGROUND_SEED ?? 1);

/** Mulberry32: the same cases in every run with the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

for (const row of rows) {
  test(row.name, async ({ serve, start }, info) => {
    const count = isFull ? row.cases.full : row.cases.short;
    test.setTimeout(120_000 + 60_000 * count);
    const began = Date.now();
    const profileOf = (name: string): string => info.outputPath(name);
    const show = async (what: string, page: Page): Promise<void> => {
      const body = `${what}\n${await screenOf(page)}`;
      await info.attach(screenAttachment, { body, contentType: 'text/plain' });
    };
    const random = randomFrom(seed);
    const tools = { serve, start, random, profileOf, show, isTimed: isFull };
    const { cases, failures, note, skipped } = await row.run(tools, count);
    const seconds = Math.round((Date.now() - began) / 1000);
    mkdirSync('test-results', { recursive: true });
    const line = JSON.stringify({ name: row.name, cases, failures, note, skipped, seconds });
    appendFileSync('test-results/faults.jsonl', `${line}\n`);
    test.skip(skipped !== undefined, skipped);
    expect(cases).toBeGreaterThanOrEqual(count);
    expect(failures.join('\n')).toBe('');
  });
}
