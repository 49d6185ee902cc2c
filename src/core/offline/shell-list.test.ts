import { expect, test } from 'vitest';
import { programPart } from './readiness';
import { parseShellList } from './shell-list';

const entry = { path: 'index.html', sizeBytes: 5, sha256: 'a'.repeat(64) };

test('a list is read as it is', () => {
  expect(parseShellList(JSON.stringify({ files: [entry] }))).toMatchObject({
    ok: true,
    value: { files: [entry] },
  });
});

test.each([
  ['no JSON', '<!doctype html>'],
  ['cut off', JSON.stringify({ files: [entry] }).slice(0, -1)],
  ['a path that leaves the site', JSON.stringify({ files: [{ ...entry, path: '../x' }] })],
  ['no hash', JSON.stringify({ files: [{ ...entry, sha256: 'abc' }] })],
])('%s is no list', (_what, text) => {
  expect(parseShellList(text).ok).toBe(false);
});

test.each([
  ['assets/engine.worker-BQ4n-QB2.js', 'engine'],
  ['assets/grammar.worker-BQ4n-QB2.js', 'engine'],
  ['assets/store.worker-q-1YWbqP.js', 'store'],
  ['assets/open-store.worker-q-1YWbqP.js', 'store'],
  ['assets/store-service-q-1YWbqP.js', 'store'],
  ['models.json', 'catalogue'],
  ['index.html', 'page'],
])('%s belongs to the %s', (path, part) => {
  expect(programPart(path)).toBe(part);
});
