/** A host of another origin with a model in MLC's layout, and a store that may ask it: for the tests of both. */
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { mlcLayout, mlcModel } from '../../../tests/hosts/mlc-layout';
import { DatabaseConnection } from '../../database/open';
import { storeNames } from './protocol';
import { ModelRepository } from './model-repository';
import { StoreService } from './store-service';
import { readVerified } from './verified-reader';

export let siteAddress = '';
export let site = '';
export let one = '';
export let other = '';
export let layout: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map();

beforeEach(async () => {
  site = crypto.randomUUID();
  siteAddress = `${location.origin}/site-${site}/`;
  [one = '', other = ''] = (await (await fetch('/remote-origins')).json()) as string[];
  layout = await mlcLayout();
});

afterEach(() => {
  vi.restoreAllMocks();
});

export const ignore = (): void => undefined;
export const hostOf = (origin: string): string => new URL(origin).host;
export const shards = ['params_shard_0.bin', 'params_shard_1.bin'];

/** Parts are a thousand bytes here: every file but two has several. */
export function service(pauses: number[] = [], allowed = [one], isConfined = true): StoreService {
  const delay = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const options = {
    allowedHosts: allowed.map(hostOf),
    isConfined: () => Promise.resolve(isConfined),
    partBytes: 1000,
  };
  return new StoreService(siteAddress, delay, { next: () => 0 }, options);
}

export const model = (behaviour: string, change?: Parameters<typeof mlcModel>[2]) =>
  mlcModel('m', `${one}/${site}/${behaviour}/`, change);

export async function asked(of = one): Promise<string[]> {
  return (await (await fetch(`${of}/${site}/log`)).json()) as string[];
}

export const ofShards = (lines: readonly string[]) =>
  lines.filter((line) => line.includes('params_'));

export function database() {
  return openDB(storeNames(siteAddress).database);
}

/** The bytes of every stored file, each part checked. */
export async function readAll(): Promise<Map<string, Uint8Array>> {
  const connection = new DatabaseConnection(storeNames(siteAddress).database);
  const repository = new ModelRepository(connection);
  const listed = await repository.models();
  const read = new Map<string, Uint8Array>();
  for (const file of listed.ok ? (listed.value[0]?.files ?? []) : []) {
    const bytes = await readVerified(repository, 'm', file, ignore);
    if (bytes.ok) read.set(file.path, new Uint8Array(bytes.value));
  }
  await connection.close();
  return read;
}

export async function expectWhole(): Promise<void> {
  expect(await readAll()).toEqual(layout);
}
