import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reached } from './net-log';

/** What the end-to-end and fault tests write down of every browser, for the last test to read. */
export type LedgerEntry =
  | { readonly kind: 'started' }
  /** `standIns`: names of hosts that something on this machine stood in for */
  | { readonly kind: 'ended'; readonly reached: Reached; readonly standIns: readonly string[] }
  /** Every host and port that the proxy was asked for, but its stand-ins. */
  | { readonly kind: 'proxy'; readonly asked: readonly string[] }
  /** A test that starts a stand-in of a hub, by its file and title. */
  | { readonly kind: 'hub'; readonly spec: string; readonly title: string };

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
