import { expect, test } from 'vitest';
import type { Fit } from '../../core/device/fits';
import { model as known } from '../../state/models/fake-models';
import { grouped, listed, listedBytes, noFilter, variantsOf, type Row } from './listing';

const runs: Fit = { kind: 'runs', contextTokens: 100, memoryBytes: 1 };
const missing: Fit = { kind: 'feature-missing', feature: 'shader-f16', twin: null };

function row(
  id: string,
  name: string,
  given: Partial<Row> & { sizeBytes?: number | null } = {},
): Row {
  const { sizeBytes = 1, ...facts } = given;
  const files = { kind: 'discovered', folder: 'x/', revision: null, sizeBytes } as const;
  return {
    model: { ...known, id, name, files },
    presence: 'absent',
    stored: undefined,
    fit: runs,
    unreachableHost: undefined,
    ...facts,
  };
}

const bestIds = (groups: readonly { readonly best: Row }[]) =>
  groups.map(({ best }) => best.model.id);

test('a model is listed once, by the variant that does best on this device', () => {
  const rows = [row('a-f16', 'A', { fit: missing }), row('a-f32', 'A'), row('b', 'B')];
  expect(grouped(rows).map(({ best, variants }) => [best.model.id, variants])).toEqual([
    ['a-f32', 2],
    ['b', 1],
  ]);
});

test('of variants that do equally well the catalogue’s first stands for the model, in every order', () => {
  const rows = [row('large', 'A', { sizeBytes: 9 }), row('small', 'A', { sizeBytes: 2 })];
  for (const order of ['fit', 'size', 'name'] as const) {
    expect(bestIds(listed(rows, noFilter, order, 'en'))).toEqual(['large']);
  }
});

test('the memory that a model needs is not listed as its size, but tells where it stands by size', () => {
  const sized = row('sized', 'A', { sizeBytes: 9 });
  const least = row('least', 'B', { sizeBytes: null });
  const unsized = (memoryBytes: number | null): Row => ({
    ...least,
    model: { ...least.model, needs: { ...least.model.needs, memoryBytes } },
  });
  expect(listedBytes(unsized(5))).toBeNull();
  const order = (memoryBytes: number | null) =>
    bestIds(listed([sized, unsized(memoryBytes)], noFilter, 'size', 'en'));
  expect([order(5), order(null)]).toEqual([
    ['least', 'sized'],
    ['sized', 'least'],
  ]);
});

test('a variant that is here comes before one that is not', () => {
  const rows = [row('far', 'A'), row('here', 'A', { presence: 'here', fit: missing })];
  expect(bestIds(grouped(rows))).toEqual(['here']);
});

test('models of one name by two producers stay two', () => {
  const theirs = row('theirs', 'A');
  const rows = [row('own', 'A'), { ...theirs, model: { ...theirs.model, producer: 'Other' } }];
  expect(bestIds(grouped(rows))).toEqual(['own', 'theirs']);
});

test('a filter hides the variants that do not pass, and keeps the model while one does', () => {
  const rows = [
    row('a-f16', 'A', { fit: missing }),
    row('a-f32', 'A'),
    row('b', 'B', { fit: missing }),
  ];
  const passing = listed(rows, { ...noFilter, runsHere: true }, 'fit', 'en');
  expect(passing.map(({ best, variants }) => [best.model.id, variants])).toEqual([['a-f32', 1]]);
});

test('the variants of a model are all of its name, the best first', () => {
  const rows = [row('a-f16', 'A', { fit: missing }), row('b', 'B'), row('a-f32', 'A')];
  expect(variantsOf(rows, row('x', 'A').model).map(({ model }) => model.id)).toEqual([
    'a-f32',
    'a-f16',
  ]);
});
