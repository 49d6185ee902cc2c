import { describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import { FakeEngine } from '../engine/fake-engine';
import { enginePool } from '../fake-engine-pool';
import { keptText } from '../fake-kept-text';
import { model, packedLibrary as library, packedModel } from '../models/fake-models';
import { settle } from '../settle';
import { TrustedLibraries } from './trusted-libraries.svelte';

const other = 'c'.repeat(64);

function librariesWith(kept = keptText(), nowMs = 5) {
  const onWithdrawn = vi.fn();
  const ports = { catalogue: [], kept, calendar: { nowMs: () => nowMs }, onWithdrawn };
  return { libraries: new TrustedLibraries(ports), onWithdrawn };
}

describe('the libraries that may run here', () => {
  test('are those that a person has allowed, until they are withdrawn, also in the next visit', () => {
    const kept = keptText();
    const { libraries, onWithdrawn } = librariesWith(kept);
    expect(libraries.permits(library)).toBe(false);
    libraries.allow(library);
    expect(librariesWith(kept, 9).libraries.allowed).toEqual([{ sha256: library, allowedAtMs: 5 }]);
    libraries.withdraw(library);
    expect(onWithdrawn).toHaveBeenCalledWith(library);
    expect(libraries.permits(library)).toBe(false);
    expect(librariesWith(kept).libraries.allowed).toEqual([]);
  });

  test('are the same in two tabs: what one withdraws does not come back with the other', () => {
    const kept = keptText(library);
    const [one, two] = [librariesWith(kept).libraries, librariesWith(kept).libraries];
    one.withdraw(library);
    expect(two.permits(library)).toBe(false);
    two.allow(other);
    expect(one.permits(library)).toBe(false);
    expect(one.permits(other)).toBe(true);
  });

  test('are remembered for the visit where the browser keeps nothing', () => {
    const { libraries } = librariesWith({ read: () => null, write: () => undefined });
    libraries.allow(library);
    expect(libraries.permits(library)).toBe(true);
    libraries.withdraw(library);
    expect(libraries.permits(library)).toBe(false);
  });

  test('are also those of the catalogue, which nobody has to allow or can withdraw', () => {
    const [file] = packedModel.files;
    if (!file) throw new Error('the packed model has no file');
    const catalogue = [{ ...model, files: { ...model.files, list: [file] } }];
    const calendar = { nowMs: () => 0 };
    const ports = { catalogue, kept: keptText(library), calendar, onWithdrawn: vi.fn() };
    const libraries = new TrustedLibraries(ports);
    expect(libraries.permits(library)).toBe(true);
    expect(libraries.allowed).toEqual([]);
  });
});

describe('a model that came with a library of its own', () => {
  const refused = failed({ kind: 'library-not-allowed', sha256: library } as const);
  function setUp() {
    const room = enginePool({ list: () => Promise.resolve(success([packedModel])) });
    const prepare = () => room.engines.prepare(model, 'as-they-are', new AbortController().signal);
    return { ...room, prepare };
  }

  test('is loaded once someone has let that run, and no engine starts before', async () => {
    const { libraries, made, prepare } = setUp();
    expect(await prepare()).toEqual(refused);
    expect(made).toEqual([]);
    libraries.allow(library);
    expect(await prepare()).toEqual(success(made[0]));
  });

  test('is unloaded when that is withdrawn, and has to be allowed anew', async () => {
    const { libraries, made, prepare } = setUp();
    libraries.allow(library);
    await prepare();
    libraries.withdraw(library);
    expect(made[0]?.unloaded).toBe(true);
    expect(await prepare()).toEqual(refused);
    expect(made.length).toBe(1);
    libraries.allow(library);
    expect(await prepare()).toEqual(success(made[1]));
  });

  test('does not come to run where that is withdrawn while it is loaded', async () => {
    const { engines, libraries, made, next, prepare } = setUp();
    libraries.allow(library);
    const slow = new FakeEngine();
    const usual = slow.load();
    let finish = (): void => undefined;
    slow.loadOutcome = new Promise((resolve) => (finish = () => void usual.then(resolve)));
    next.engine = () => slow;
    const preparing = prepare();
    await settle();
    libraries.withdraw(library);
    finish();
    expect(await preparing).toEqual(refused);
    expect(made[0]?.unloaded).toBe(true);
    expect(engines.capabilitiesOf('small')).toBeUndefined();
  });

  test('keeps running where another library is withdrawn', async () => {
    const { libraries, made, prepare } = setUp();
    libraries.allow(library);
    await prepare();
    libraries.withdraw(other);
    expect(made[0]?.unloaded).toBe(false);
  });
});
