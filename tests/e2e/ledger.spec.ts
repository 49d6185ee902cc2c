import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { nowhere } from '../../tools/chromium/chromium.mjs';
import { entries, vitestBrowsers, vitestLog } from './ledger';
import { reachedBy, type Reached } from './net-log';

/** The tests that may start a stand-in of a hub, under the names of its hosts, by file. */
const withHub: Readonly<Record<string, readonly string[]>> = {
  'added.spec.ts': [
    'a model is added by its address: asked about, looked up, downloaded, allowed, answering, kept, removed',
    'a GGUF file is chosen out of a repository and kept as an entry, after nothing but its head was read',
    'an entry that is not downloaded is there after a reload, in the column that it was given to',
    'an entry is handed on as a link and as a file, which bring its address and ask nobody',
  ],
  'host-consent.spec.ts': [
    'nothing is asked before a person’s word; after it only GET, without cookies, a referrer or a word of a prompt',
    'the open worker reaches the hosts that it names, and by no way another',
    'a word that is withdrawn ends the download at once, in every tab, and keeps what has arrived',
    'who wants this site only is asked no more, until they change it on the Privacy screen',
  ],
  'hub-found.spec.ts': [
    'a real model is found by name, added with a library of the catalogue, fetched, and answers',
    'a real model is found by name, added with its own library, fetched, and answers',
  ],
  'hub-killed.spec.ts': [
    'a download whose browser was closed, then killed goes on from what was kept, and the model answers',
  ],
  'hub-look-up.spec.ts': [
    'a search sends its words on Enter alone, and after a person’s word; a look-up then asks no more',
    'a look-up asks by its open worker, which a withdrawn word ends at once, in every tab',
  ],
  'hub.spec.ts': [
    'a model of a hub is fetched through its redirects',
    'a model that needs an account is told by that, and by who said so',
    'a model that is not there, or private is told by that, and by who said so',
    'a model without one of its files is told by that, and by who said so',
    'a model whose file host is in trouble is told by that, and by who said so',
    'a model whose file host sends a web page is told by that, and by who said so',
    'a hub that has had too many requests is waited for in sight, and tried at once on demand',
    'a connection that is cut every 300 kB gets on',
    'a laptop that is closed in the middle goes on by itself when it is opened, from where it was',
    'a hub that says nothing does not hold up the models of other hosts',
  ],
  'hub-update.spec.ts': [
    'a newer commit of a hub’s model is offered on demand, and takes the old one’s place when it is whole',
  ],
};

/**
 * What the browsers of the end-to-end and fault tests have reached, but the stand-ins that they were led
 * to, and those of vitest.
 */
const ended = (): Reached[] =>
  entries().flatMap((entry) => {
    if (entry.kind !== 'ended') return [];
    const { reached, standIns } = entry;
    const isStandIn = (address: string): boolean =>
      standIns.some((name) => `${address}/`.startsWith(`https://${name}/`));
    const requests = reached.requests.filter((one) => !isStandIn(one));
    return [{ ...reached, requests, names: reached.names.filter((one) => !isStandIn(one)) }];
  });
const inVitest = (): Reached[] =>
  vitestBrowsers
    .map(vitestLog)
    .filter((log) => existsSync(log))
    .map(reachedBy);

const all = (of: keyof Reached): string[] =>
  [...ended(), ...inVitest()].flatMap((reached) => reached[of]);

/** The sites under test; all of them are on this machine. */
const ownSite = /^((https?|wss?):\/\/)?localhost(:\d+)?(\/|$)/;
const ownMachine = /^(127\.\d+\.\d+\.\d+|\[::1\]):\d+$/;
/** Addresses for which nothing is asked. */
const within = /^(data|blob|chrome|chrome-untrusted|about|devtools):/;
/** Where the browsers' own housekeeping is sent: nothing listens there. */
const housekeeping = (address: string): boolean => `${address}/`.startsWith(nowhere);

test('every browser that was started has left its log', () => {
  const started = entries().filter(({ kind }) => kind === 'started');
  expect(started.length).toBeGreaterThan(0);
  expect(ended()).toHaveLength(started.length);
  expect(vitestBrowsers.map(vitestLog).filter((log) => !existsSync(log))).toEqual([]);
  for (const { requests } of inVitest()) expect(requests.length).toBeGreaterThan(10);
});

test('the whole suite has asked no origin but the sites under test', () => {
  const requests = all('requests');
  expect(requests.length).toBeGreaterThan(100);
  const foreign = requests.filter(
    (address) => !ownSite.test(address) && !within.test(address) && !housekeeping(address),
  );
  expect(foreign).toEqual([]);
});

test('but the stand-ins of a hub, in the tests that are about it', () => {
  const others = entries().filter(
    (entry) => entry.kind === 'hub' && !withHub[entry.spec]?.includes(entry.title),
  );
  expect(others).toEqual([]);
});

test('nor looked up another name', () => {
  const foreign = all('names').filter((host) => !ownSite.test(host) && !housekeeping(host));
  expect(foreign).toEqual([]);
});

test('nor connected to another machine', () => {
  const ends = all('tcp');
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.filter((end) => !ownMachine.test(end))).toEqual([]);
});

test('nor asked the proxy, which everything had to pass, for another host', () => {
  const hosts = entries().flatMap((entry) => (entry.kind === 'proxy' ? entry.asked : []));
  expect(hosts.length).toBeGreaterThan(0);
  const foreign = hosts.filter((host) => !ownSite.test(host) && !housekeeping(`http://${host}`));
  expect(foreign).toEqual([]);
});

test('nor sent anything to another machine over UDP, which passes by every proxy', () => {
  const ends = all('udp');
  // What net-log.spec.ts has sent on purpose: the logs do show it.
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.filter((end) => !ownMachine.test(end))).toEqual([]);
});
