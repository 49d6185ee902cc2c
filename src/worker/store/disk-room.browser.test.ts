/** Room for downloads that are under way at once, in one tab or in two. */
import { expect, test, vi } from 'vitest';
import { mlcModel } from '../../../tests/hosts/mlc-layout';
import { ignore, layout, ofShards, asked, one, service, site } from './discovered-set-up';

const model = (id: string, behaviour: string) => mlcModel(id, `${one}/${site}/${behaviour}/`);
const wholeBytes = () => [...layout.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0);

/** A download of `m` that gets no further than the beginning of its weights. */
async function underWay() {
  const store = service();
  let begun: () => void = ignore;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const ended = store.fetch(model('m', 'stalls'), ({ phase }) => {
    if (phase === 'fetch') begun();
  });
  await hasBegun;
  const end = async () => {
    await store.abort('m');
    await ended;
  };
  return { end };
}

function free(bytes: number): void {
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: bytes, usage: 0 });
}

test('what another download has still to write is no room for the next one', async () => {
  free(wholeBytes() + 3000);
  const first = await underWay();
  // Another service: the other tab.
  const refused = await service().fetch(model('n', 'whole'), ignore);
  expect(refused).toMatchObject({
    failure: { kind: 'quota', neededBytes: wholeBytes(), freeBytes: wholeBytes() + 3000 },
  });
  const { promisedBytes = 0 } =
    refused.ok || refused.failure.kind !== 'quota' ? {} : refused.failure;
  expect(promisedBytes).toBeGreaterThan(3000);
  expect(promisedBytes).toBeLessThanOrEqual(wholeBytes());
  await first.end();
});

test('one that is paused needs no room of the next one', async () => {
  free(wholeBytes() + 3000);
  await (await underWay()).end();
  expect(await service().fetch(model('n', 'whole'), ignore)).toMatchObject({ ok: true });
});

test('two that begin at once do not both count on the same room', async () => {
  free(wholeBytes() + 100);
  const begun = ['m', 'n'].map((id) => {
    const store = service();
    return { stop: () => store.abort(id), ended: store.fetch(model(id, 'stalls'), ignore) };
  });
  // The other one is held at its weights.
  expect(await Promise.race(begun.map(({ ended }) => ended))).toMatchObject({
    failure: { kind: 'quota' },
  });
  await Promise.all(begun.map(({ stop }) => stop()));
  const both = await Promise.all(begun.map(({ ended }) => ended));
  const failures = both.map((outcome) => (outcome.ok ? 'whole' : outcome.failure.kind));
  expect(failures.toSorted()).toEqual(['aborted', 'quota']);
  expect(ofShards(await asked()).length).toBe(2);
});
