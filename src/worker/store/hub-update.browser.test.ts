/** Newer commits of models of the hub: asked for on demand, and fetched while the old one stays. */
import { beforeEach, expect, test } from 'vitest';
import { hubFolderOf } from '../../core/hub/folder';
import { pinnedTo } from '../../core/store/update';
import { database, hostOf, ignore, layout, readAll } from './discovered-set-up';
import {
  altered,
  asked,
  changed,
  commit,
  forget,
  hub,
  model,
  order,
  repository,
  store,
} from './hub-set-up';

const shard = 'params_shard_1.bin';
const library = 'library.wasm';
let here = '';
let newest = '';
let files = layout;

/** A model that is here, of a repository that has moved on since, in a shard and its library. */
beforeEach(async () => {
  here = await commit(layout);
  expect(await store().fetch(model(), ignore)).toMatchObject({ value: { commit: here } });
  files = new Map([...changed(shard, altered(shard)), [library, altered(library)]]);
  newest = await commit(files);
  await forget();
});

const update = () => store().fetch(pinnedTo(model(), newest), ignore);

/** Begins the update; the hub refuses a shard in the middle of it, or what differs at once. */
async function interrupted(when: 'in the middle' | 'at once' = 'in the middle'): Promise<void> {
  const cut = { kind: 'cut', everyBytes: 1500, times: 1, repository, file: shard } as const;
  const refused = [shard, ...(when === 'at once' ? [library] : [])];
  const faults = refused.map((file) => ({ kind: 'forbidden', repository, file }) as const);
  await order({ kind: 'faults', faults: when === 'at once' ? faults : [cut, ...faults] });
  expect((await update()).ok).toBe(false);
  await order({ kind: 'faults', faults: [] });
  await forget();
}

function askNewest() {
  const folder = hubFolderOf(model().files.folder);
  return folder && store().hub.newest(folder, ignore);
}

const unfinished = async () => {
  const left = await store().unfinished();
  return left.ok ? left.value.map((one) => one.commit) : left;
};

async function isHere(): Promise<string | undefined> {
  const listed = await store().list();
  return listed.ok ? listed.value[0]?.commit : undefined;
}

test('the newest commit is told without anything being fetched', async () => {
  expect(await askNewest()).toMatchObject({
    value: { commit: newest, madeAtMs: Date.UTC(2026, 0, 2) },
  });
  expect(await asked()).toEqual([`GET /api/models/${repository}/revision/main`]);
  expect(await isHere()).toBe(here);
});

test('a repository that is gone is told with its host', async () => {
  await order({ kind: 'faults', faults: [{ kind: 'no-repository', repository, file: 'api' }] });
  expect(await askNewest()).toMatchObject({
    failure: { kind: 'network', refusal: 'no-repository', host: hostOf(hub.hub) },
  });
});

test('an update fetches what differs, and takes the place of what was here', async () => {
  expect(await update()).toMatchObject({ value: { commit: newest } });
  expect(await readAll()).toEqual(files);
  const fetched = (await asked()).filter((line) => /\.(?:bin|wasm)/.test(line));
  expect(fetched.filter((line) => line.includes('/resolve/')).toSorted()).toEqual(
    [library, shard].map((path) => `GET /${repository}/resolve/${newest}/${path}`),
  );
  expect(await unfinished()).toEqual([]);
  expect(await store().fetch(model(), ignore)).toMatchObject({ value: { commit: newest } });
});

test('one that was cut leaves what is here as it is, and goes on at its own commit', async () => {
  await interrupted();
  expect(await isHere()).toBe(here);
  expect(await readAll()).toEqual(layout);
  expect(await unfinished()).toEqual([newest]);
  await commit(changed('tokenizer.json', altered('tokenizer.json')));
  expect(await store().fetch(model(), ignore)).toMatchObject({ value: { commit: newest } });
  expect(await readAll()).toEqual(files);
  const lines = (await asked()).filter((line) => line.includes('/resolve/'));
  expect(lines.filter((line) => !line.includes(newest))).toEqual([]);
  expect(lines.filter((line) => line.includes(shard)).join()).toMatch(/bytes=[1-9]\d*-$/);
});

test('one that was given up leaves what is here as it is, and nothing of the newer commit', async () => {
  await interrupted();
  await store().discard('m');
  expect(await readAll()).toEqual(layout);
  const open = await database();
  const kept = await open.getAllKeys('parts');
  const listed = await store().list();
  const parts = (listed.ok ? listed.value : []).flatMap((one) =>
    one.files.flatMap((file) => file.parts),
  );
  expect(new Set(kept)).toEqual(new Set(parts.map(({ sha256 }) => sha256)));
  open.close();
});

test('a repair of what is here leaves its update on the way', async () => {
  await interrupted('at once');
  expect(await store().repair(model(), ignore)).toMatchObject({ value: { commit: here } });
  expect(await unfinished()).toEqual([newest]);
});

test('two tabs that update share one update', async () => {
  const both = await Promise.all([update(), update()]);
  expect(both).toMatchObject([{ value: { commit: newest } }, { value: { commit: newest } }]);
  const ofShard = (await asked()).filter(
    (line) => line.includes(shard) && line.includes('/resolve/'),
  );
  expect(ofShard).toHaveLength(1);
});
