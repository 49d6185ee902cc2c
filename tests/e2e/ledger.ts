import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reached } from './net-log';

/** What the end-to-end and fault tests write down of every browser, for the last test to read. */
export type LedgerEntry =
  | { readonly kind: 'started' }
  | { readonly kind: 'ended'; readonly reached: Reached }
  /** Every host and port that the proxy was asked for. */
  | { readonly kind: 'proxy'; readonly asked: readonly string[] };

const path = 'test-results/reached.jsonl';

/** The browsers that vitest starts, which write logs of their network as well. */
export const vitestBrowsers = [
  'browser',
  'contract-scripted',
  'contract-glassbox',
  'contract-smollm2',
] as const;

export function vitestLog(browser: (typeof vitestBrowsers)[number]): string {
  return `test-results/net-log-${browser}.json`;
}

export function enter(entry: LedgerEntry): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, `${JSON.stringify(entry)}\n`);
}

export function entries(): LedgerEntry[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LedgerEntry);
}
