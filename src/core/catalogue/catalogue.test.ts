import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalogue, parseOffer } from './catalogue';

const text = readFileSync('models.json', 'utf8');

/** The catalogue with one value replaced, at a path such as `models.0.name`. */
function changed(path: string, value: unknown): string {
  const document: unknown = JSON.parse(text);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = document as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
  return JSON.stringify(document);
}

function problems(broken: string): string {
  const outcome = parseCatalogue(broken);
  return outcome.ok ? '' : outcome.failure.problems.join('\n');
}

describe('the catalogue', () => {
  test('of this site is valid', () => {
    expect(parseCatalogue(text)).toMatchObject({ ok: true });
  });

  test('lists the embedded models as their manifests do', () => {
    const outcome = parseCatalogue(text);
    for (const model of outcome.ok ? outcome.value.models : []) {
      if (model.files.kind !== 'complete') continue;
      const manifest = readFileSync(`public/${model.files.folder}manifest.json`, 'utf8');
      const { id, kind, parameters } = model;
      const files = model.files.list;
      expect(JSON.parse(manifest)).toMatchObject({ id, kind, parameters, files });
    }
  });

  test('that is not JSON is refused with the reason', () => {
    expect(problems('{"models": [')).toContain('JSON');
  });

  test.each([
    ['a missing name', 'models.0.name', undefined],
    ['an unknown kind', 'models.0.kind', 'oracle'],
    ['an id that could leave its folder', 'models.0.id', '../x'],
    ['a folder on a host without https', 'models.0.files.folder', 'http://x.example/'],
    ['a part path that climbs', 'models.0.files.list.0.parts.0.path', 'a/../../b'],
    ['a hash that is none', 'models.0.files.list.0.sha256', 'abc'],
    ['parts that do not add up', 'models.0.files.list.0.sizeBytes', 7],
    ['a library that is not there', 'models.0.library.path', 'other.wasm'],
    ['a top-p of nothing', 'models.0.sampling.topP', 0],
    ['no models', 'models', []],
  ])('with %s is refused, grouping the place', (_name, path, value) => {
    const place = path.split('.').slice(0, 2).join('.');
    expect(problems(changed(path, value))).toContain(place.replace('.0', ''));
  });

  test('of a later version keeps the fields that it has besides', () => {
    const outcome = parseCatalogue(changed('models.0.speed', 3));
    expect(outcome.ok && outcome.value.models[0]).toMatchObject({ speed: 3 });
  });

  test.each([
    ['of a kind', 'models.0.kind', 'oracle'],
    ['with files of a kind', 'models.0.files', { kind: 'torrent', seeds: [] }],
    ['with a library of a kind', 'models.0.library', { kind: 'none' }],
  ])(
    'with a model %s of a later version offers the others, and counts it',
    (_name, path, value) => {
      const all = parseOffer(text);
      const others = parseOffer(changed(path, value));
      if (!all.ok || !others.ok) throw new Error('refused');
      expect(all.value.leftOut).toBe(0);
      expect(others.value).toEqual({
        ...all.value,
        models: all.value.models.slice(1),
        leftOut: 1,
      });
    },
  );

  test.each([
    ['none but such models', changed('models', [{ kind: 'oracle' }])],
    ['a model without a kind', changed('models.0.kind', undefined)],
    ['a model whose kind is no text', changed('models.0.kind', 7)],
    ['files without a kind', changed('models.0.files', {})],
    ['a library without a kind', changed('models.0.library', {})],
    ['a broken model of a known kind', changed('models.0.id', '../x')],
    ['no list of models', '{"hosts": []}'],
    ['what is no JSON', '{"models": ['],
  ])('with %s is refused in the page, too', (_name, broken) => {
    expect(parseOffer(broken)).toMatchObject({ failure: { kind: 'broken-catalogue' } });
  });

  test('with two models of one id is refused', () => {
    const document = JSON.parse(text) as { models: unknown[] };
    document.models.push(document.models[0]);
    expect(problems(JSON.stringify(document))).toContain('same id');
  });
});
