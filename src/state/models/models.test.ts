import { expect, test } from 'vitest';
import type { Host } from '../../core/catalogue/catalogue';
import type { ModelFile } from '../../core/catalogue/files';
import type { Model } from '../../core/catalogue/model';
import { success } from '../../core/outcome';
import type { ModelStore, StoredModel } from '../../core/store/model-store';
import { model, storedModel } from './fake-models';
import { settle } from '../settle';
import { Models } from './models.svelte';

const file = (sha256: string): ModelFile => ({
  path: 'weights.bin',
  sizeBytes: 5,
  sha256,
  parts: [{ path: 'weights.bin', sizeBytes: 5, sha256 }],
});

/** A page whose catalogue lists `small` with the file `new`. */
async function modelsWith(
  stored: readonly StoredModel[],
  change: Partial<ModelStore> = {},
  hosts: readonly Host[] = [],
): Promise<Models> {
  const models = new Models({
    catalogue: [{ ...model, files: { ...model.files, list: [file('new')] } }],
    ownHost: 'site.example',
    hosts,
    store: {
      list: () => Promise.resolve(success(stored)),
      usage: () => Promise.resolve(success({ modelBytes: 5, sharedBytes: 0, unfinishedBytes: 0 })),
      ...change,
    },
  });
  await models.refresh();
  return models;
}

const current: StoredModel = { ...storedModel, files: [file('new')] };
const older: StoredModel = { ...storedModel, files: [file('old')] };
const foreign: StoredModel = { ...current, id: 'mine', model: { ...model, id: 'mine' } };

test('a model is here with the files that the catalogue lists; with others it is an older version', async () => {
  expect((await modelsWith([current])).presenceOf('small')).toBe('here');
  expect((await modelsWith([older])).presenceOf('small')).toBe('older-version');
  expect((await modelsWith([])).presenceOf('small')).toBe('absent');
});

test('all that are asked for are here, or they are not', async () => {
  const models = await modelsWith([current]);
  expect(models.hasAll([{ id: 'small' }])).toBe(true);
  expect(models.hasAll([{ id: 'small' }, { id: 'n' }])).toBe(false);
  expect(models.hasAll([])).toBe(false);
});

test('a model from outside stands behind the catalogue’s, with the files that are here', async () => {
  const models = await modelsWith([foreign]);
  expect(models.all.map(({ id }) => id)).toEqual(['small', 'mine']);
  expect(models.find('mine')?.files).toMatchObject({ list: [{ sha256: 'new' }] });
  expect(models.has('mine')).toBe(true);
});

test('what an earlier look finds late does not take the place of what a later one has found', async () => {
  const answers: ((stored: readonly StoredModel[]) => void)[] = [];
  const list: ModelStore['list'] = () =>
    new Promise((resolve) => {
      answers.push((stored) => {
        resolve(success(stored));
      });
    });
  const looking = modelsWith([], { list });
  await settle();
  // The first is the page's own, the second the test's.
  answers[1]?.([current]);
  answers[0]?.([]);
  expect((await looking).has('small')).toBe(true);
});

test('who wants nothing from other hosts has no way to them, as in a build that allows none', async () => {
  const far = { ...model, files: { ...model.files, folder: 'https://hub.example/far/' } };
  const models = await modelsWith([], {}, [{ host: 'hub.example', redirectsTo: [] }]);
  expect(models.hostInTheWay(far)).toBeUndefined();
  models.siteOnly = true;
  expect(models.hostInTheWay(far)).toBe('hub.example');
  expect(models.hostInTheWay(model)).toBeUndefined();
});

test('what is named by an address of the site itself is there for whoever wants nothing from others', async () => {
  const mirrored = { ...model, files: { ...model.files, folder: 'https://site.example/mirror/' } };
  const models = await modelsWith([]);
  models.siteOnly = true;
  expect(models.hostInTheWay(mirrored)).toBeUndefined();
});

test('a new column is given what answers without another host being asked; else what can be had', async () => {
  const far = {
    ...model,
    id: 'far',
    files: { ...model.files, folder: 'https://hub.example/far/' },
  };
  const ids = async (stored: readonly StoredModel[], catalogue: readonly Model[]) => {
    const list = () => Promise.resolve(success(stored));
    const usage = () =>
      Promise.resolve(success({ modelBytes: 5, sharedBytes: 0, unfinishedBytes: 0 }));
    const hosts = [{ host: 'hub.example', redirectsTo: [] }];
    const models = new Models({
      catalogue,
      ownHost: 'site.example',
      hosts,
      store: { list, usage },
    });
    await models.refresh();
    return models.forNewColumn.map(({ id }) => id);
  };
  expect(await ids([], [far, model])).toEqual(['small']);
  expect(await ids([{ ...storedModel, id: 'far' }], [far, model])).toEqual(['far', 'small']);
  expect(await ids([], [far])).toEqual(['far']);
});
