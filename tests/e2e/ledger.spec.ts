import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { nowhere } from '../../tools/chromium/chromium.mjs';
import { ledgerFile } from './test-browser';

interface Entry {
  readonly requests?: readonly string[];
  readonly udp?: readonly string[];
  readonly proxy?: readonly string[];
}

const entries = (): Entry[] =>
  readFileSync(ledgerFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);

const ownSite = /^(https?:\/\/)?localhost(:\d+)?(\/|$)/;
/** Addresses that no network is asked for, and where the browser's housekeeping was sent. */
const harmless = new RegExp(`^(data|blob|chrome|chrome-untrusted|about|devtools):|^${nowhere}`);

test('the whole suite has reached no origin but the sites under test: the browsers’ own logs', () => {
  const requests = entries().flatMap((entry) => entry.requests ?? []);
  expect(requests.length).toBeGreaterThan(100);
  const foreign = requests.filter((address) => !ownSite.test(address) && !harmless.test(address));
  expect(foreign).toEqual([]);
});

test('nor the proxy that everything had to pass', () => {
  const hosts = entries().flatMap((entry) => entry.proxy ?? []);
  expect(hosts.length).toBeGreaterThan(0);
  expect(hosts.filter((host) => !ownSite.test(host) && !nowhere.includes(host))).toEqual([]);
});

test('nor anything over UDP, which passes by every proxy', () => {
  const ends = entries().flatMap((entry) => entry.udp ?? []);
  expect(ends.filter((end) => !/^(127\.|\[::1\])/.test(end))).toEqual([]);
});
