import { expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { ModelStore, StoredModel } from '../../core/store/model-store';
import { model, storedModel } from './fake-models';
import { Models } from './models.svelte';
import { Upkeep } from './upkeep.svelte';

const stored: StoredModel = { ...storedModel, files: model.files.list };

/** The upkeep of a page on which `small` is here, as the catalogue lists it. */
async function upkeepWith(change: Partial<ModelStore> = {}, catalogue: readonly Model[] = [model]) {
  const store = {
    list: () => Promise.resolve(success([stored])),
    usage: () => Promise.resolve(success({ modelBytes: 5, sharedBytes: 0, unfinishedBytes: 0 })),
    verify: () => Promise.resolve(success({ damaged: [] })),
    repair: () => Promise.resolve(success(stored)),
    abort: () => Promise.resolve(),
    remove: () => Promise.resolve(success(undefined)),
    ...change,
  };
  const hosts = [{ host: 'hub.example', redirectsTo: [] }];
  const models = new Models({ catalogue, ownHost: 'site.example', hosts, store });
  await models.refresh();
  return { models, upkeep: new Upkeep({ models, store }) };
}

test('a check tells how far it is and what it found; a stopped one leaves nothing behind', async () => {
  const verify = vi.fn<ModelStore['verify']>((_id, onProgress) => {
    onProgress({ phase: 'verify', doneBytes: 2, totalBytes: 5, files: [] });
    return Promise.resolve(success({ damaged: ['weights.bin'] }));
  });
  const { upkeep } = await upkeepWith({ verify });
  const checking = upkeep.verify('small');
  expect(upkeep.of('small')).toMatchObject({ kind: 'verifying', progress: { doneBytes: 2 } });
  await checking;
  expect(upkeep.of('small')).toMatchObject({ verification: { damaged: ['weights.bin'] } });

  const aborted: Outcome<never, StoreFailure> = failed({ kind: 'aborted' });
  verify.mockReturnValue(Promise.resolve(aborted));
  await upkeep.verify('small');
  expect(upkeep.of('small')).toBeUndefined();
});

test('a failed deletion is told', async () => {
  const failure: StoreFailure = { kind: 'database', reason: 'failed', detail: 'x' };
  const { upkeep } = await upkeepWith({ remove: () => Promise.resolve(failed(failure)) });
  await upkeep.remove('small');
  expect(upkeep.of('small')).toEqual({ kind: 'failed', failure });
});

test('damage is repaired from a host that may be asked, not from one that a person wants left alone', async () => {
  const far = { ...model, files: { ...model.files, folder: 'https://hub.example/far/' } };
  const { models, upkeep } = await upkeepWith({}, [far]);
  expect(upkeep.canRepair(far)).toBe(true);
  models.siteOnly = true;
  expect(upkeep.canRepair(far)).toBe(false);
});
