import { describe, expect, test } from 'vitest';
import { allNames, chooseHosts, isAmong, unreachable } from './reach';

const hub = { host: 'hub.example', redirectsTo: ['*.cdn.example', 'files.example'] };
const raw = { host: 'raw.example', redirectsTo: [] };

describe('the hosts of a build', () => {
  test('are those that the option names, out of the catalogue', () => {
    expect(chooseHosts('none', [hub, raw])).toEqual({ ok: true, value: [] });
    expect(chooseHosts(' raw.example ', [hub, raw])).toEqual({ ok: true, value: [raw] });
    expect(chooseHosts('all', [hub, raw])).toEqual({ ok: true, value: [hub, raw] });
  });

  test('that the catalogue does not have are told, but for this machine', () => {
    expect(chooseHosts('hub.example evil.example', [hub])).toEqual({
      ok: false,
      failure: ['evil.example'],
    });
    expect(chooseHosts('localhost:80 localhost', [])).toEqual({
      ok: false,
      failure: ['localhost'],
    });
    expect(chooseHosts('localhost:4000', [])).toEqual({
      ok: true,
      value: [{ host: 'localhost:4000', redirectsTo: [] }],
    });
  });

  test('include those that they redirect to', () => {
    expect(allNames([hub, raw])).toEqual([
      'hub.example',
      '*.cdn.example',
      'files.example',
      'raw.example',
    ]);
  });
});

test('a name with a star stands for what is below it, and for nothing that only ends like it', () => {
  expect(isAmong('eu.cdn.example', allNames([hub]))).toBe(true);
  expect(isAmong('cdn.example', allNames([hub]))).toBe(false);
  expect(isAmong('evilcdn.example', allNames([hub]))).toBe(false);
  expect(isAmong('hub.example:8443', allNames([hub]))).toBe(false);
});

describe('a model', () => {
  const discovered = {
    files: {
      kind: 'discovered',
      folder: 'https://hub.example/m/',
      revision: null,
      sizeBytes: null,
    },
    library: { kind: 'address', address: 'https://raw.example/m.wasm', sha256: null },
  } as const;

  test('can be reached where all its hosts can, and the first that cannot is named', () => {
    expect(unreachable(discovered, allNames([hub, raw]))).toBeUndefined();
    expect(unreachable(discovered, allNames([hub]))).toBe('raw.example');
    expect(unreachable(discovered, [])).toBe('hub.example');
  });

  test('of the site itself always can', () => {
    const own = {
      files: { kind: 'complete', folder: 'models/m/', list: [] },
      library: { kind: 'file', path: 'library.wasm' },
    } as const;
    expect(unreachable({ ...own, files: { ...own.files, list: [] } }, [])).toBeUndefined();
  });
});
