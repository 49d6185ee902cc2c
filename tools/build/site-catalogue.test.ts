import { describe, expect, test } from 'vitest';
import { parseCatalogue, type Catalogue } from '../../src/core/catalogue/catalogue';
import type { Model } from '../../src/core/catalogue/model';
import { ownCatalogue, readCatalogue } from './catalogue-source';
import { siteCatalogue, type SiteOptions } from './site-catalogue';

const [embedded] = readCatalogue().models;
if (!embedded) throw new Error('the catalogue has no model');
const hub = { host: 'hub.example', redirectsTo: ['*.cdn.example'] };
const raw = { host: 'raw.example', redirectsTo: [] };
const remote: Model = {
  ...embedded,
  id: 'remote',
  files: {
    kind: 'discovered',
    folder: 'https://hub.example/remote/',
    revision: null,
    sizeBytes: null,
  },
  library: { kind: 'address', address: 'https://raw.example/remote.wasm', sha256: null },
};
const own: Catalogue = { hosts: [hub, raw], models: [embedded, remote] };

function built(options: SiteOptions, mirror?: object) {
  const site = siteCatalogue(own, options, mirror && JSON.stringify(mirror));
  const parsed = parseCatalogue(site.text);
  return { ...site, catalogue: parsed.ok ? parsed.value : undefined };
}

describe('the catalogue of a build', () => {
  test('without options allows all hosts, with those that they redirect to, and has every model', () => {
    const { allowedHosts, catalogue } = built({});
    expect(allowedHosts).toEqual(['hub.example', '*.cdn.example', 'raw.example']);
    expect(catalogue?.hosts).toEqual([hub, raw]);
    expect(catalogue?.models.map(({ id }) => id)).toEqual([embedded.id, 'remote']);
  });

  test.each(['speed', 'licence.sdpx', 'files.list.0.parts.0.size'])(
    'is refused with a slip in it: models.0.%s',
    (place) => {
      const written = structuredClone({ hosts: [], models: [embedded] });
      const keys = place.split('.');
      const last = keys.pop() ?? '';
      const object = keys.reduce<unknown>(
        (within, key) => (within as Record<string, unknown>)[key],
        written.models[0],
      );
      (object as Record<string, unknown>)[last] = 3;
      expect(() => ownCatalogue(written)).toThrow(`models.0.${place}: not a field`);
    },
  );

  test('of a closed site allows no host', () => {
    expect(built({ hosts: 'none' }).allowedHosts).toEqual([]);
    expect(built({ hosts: 'none' }).catalogue?.hosts).toEqual([]);
  });

  test('allows the hosts that it is told to, with those that they redirect to', () => {
    expect(built({ hosts: 'hub.example' }).allowedHosts).toEqual(['hub.example', '*.cdn.example']);
    expect(built({ hosts: 'all' }).catalogue?.hosts).toEqual([hub, raw]);
  });

  test('refuses a host that the catalogue does not have, by name', () => {
    expect(() => built({ hosts: 'hub.exmaple' })).toThrow('hub.exmaple');
  });
});

describe('a mirror', () => {
  const part = { path: 'library.wasm', sizeBytes: 3, sha256: '0'.repeat(64) };
  const mirror = {
    format: 1,
    models: [{ id: 'remote', files: [{ ...part, parts: [part] }], library: 'library.wasm' }],
  };
  const files = (folder: string) => ({
    files: { kind: 'complete', folder, list: mirror.models[0]?.files },
    library: { kind: 'file', path: 'library.wasm' },
  });

  test('that has other files under the name of a model of the catalogue is refused by that name', () => {
    const [model] = mirror.models;
    const strange = { ...mirror, models: [{ ...model, id: embedded.id }] };
    expect(() => built({ mirror: 'models/' }, strange)).toThrow(`${embedded.id} has other files`);
  });

  test('at an address takes the place of the models’ own hosts, and is allowed', () => {
    const { allowedHosts, catalogue } = built({ mirror: 'https://mirror.example/models' }, mirror);
    expect(allowedHosts).toEqual(['mirror.example']);
    expect(catalogue?.models[1]).toMatchObject(files('https://mirror.example/models/remote/'));
    expect(catalogue?.models[0]).toEqual(embedded);
  });

  test('on the site itself needs no host', () => {
    const { allowedHosts, catalogue } = built({ mirror: 'mirror/' }, mirror);
    expect(allowedHosts).toEqual([]);
    expect(catalogue?.hosts).toEqual([]);
    expect(catalogue?.models[1]).toMatchObject(files('mirror/remote/'));
  });

  test('with a broken list or an address that is none is refused', () => {
    expect(() => built({ mirror: 'mirror/' }, { format: 2, models: [] })).toThrow('mirror');
    expect(() => built({ mirror: 'http://mirror.example/' }, mirror)).toThrow('PLAYGROUND_MIRROR');
  });
});
