import { totalBytes } from '../../core/catalogue/files';
import { matches } from '../../core/catalogue/matches';
import type { Model } from '../../core/catalogue/model';
import { variantKey } from '../../core/catalogue/variants';
import type { Fit } from '../../core/device/fits';
import { smallFit } from '../../core/device/small-device';
import type { StoredModel } from '../../core/store/model-store';
import type { Presence } from '../../state/models/models.svelte';

/** A variant of a model, with what this device makes of it. */
export interface Row {
  readonly model: Model;
  readonly presence: Presence;
  readonly stored: StoredModel | undefined;
  /** Whether it runs here; undefined while the browser has not told of its graphics adapter. */
  readonly fit: Fit | undefined;
  /** The host that this build of the page does not reach; undefined where nothing is in the way. */
  readonly unreachableHost: string | undefined;
}

export interface Filter {
  /** Words that have to stand in its name, producer, languages or licence. */
  readonly query: string;
  /** Empty: all. */
  readonly family: string;
  readonly runsHere: boolean;
  readonly onDevice: boolean;
  readonly reachable: boolean;
  /** Should fit a small device: an estimate. */
  readonly small: boolean;
}

export const noFilter: Filter = {
  query: '',
  family: '',
  runsHere: false,
  onDevice: false,
  reachable: false,
  small: false,
};

export const orders = ['fit', 'size', 'name'] as const;
export type Order = (typeof orders)[number];

/** Bytes to fetch, or that are here; null where neither is known. */
export function listedBytes({ model, stored }: Pick<Row, 'model' | 'stored'>): number | null {
  if (model.files.kind === 'complete') return totalBytes(model.files.list);
  return stored?.sizeBytes ?? model.files.sizeBytes;
}

/** A model by its name, in the variants of it that there are. */
export interface Group {
  /** The variant that this device does best with. */
  readonly best: Row;
  /** Number of its variants, of those that passed the filter. */
  readonly variants: number;
}

/**
 * The models with a variant that passes, in the wanted order; the catalogue's own order breaks ties.
 *
 * @param pageLanguage BCP 47: languages are found by their names in it
 */
export function listed(
  rows: readonly Row[],
  filter: Filter,
  order: Order,
  pageLanguage: string,
): readonly Group[] {
  const groups = grouped(rows.filter((row) => passes(row, filter, pageLanguage)));
  // Where the size is not known, the memory that it needs is not far from it.
  const bytes = ({ best }: Group): number =>
    listedBytes(best) ?? best.model.needs.memoryBytes ?? Number.MAX_VALUE;
  switch (order) {
    case 'fit':
      return groups.toSorted((one, other) => rank(one.best) - rank(other.best));
    case 'size':
      return groups.toSorted((one, other) => bytes(one) - bytes(other));
    case 'name':
      return groups.toSorted((one, other) =>
        one.best.model.name.localeCompare(other.best.model.name),
      );
  }
}

/** All variants of a model, those that this device does best with first. */
export function variantsOf(rows: readonly Row[], model: Model): readonly Row[] {
  const key = variantKey(model);
  return rows
    .filter((row) => variantKey(row.model) === key)
    .toSorted((one, other) => rank(one) - rank(other));
}

/** One group for each model, in the order in which their first variants come. */
export function grouped(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = variantKey(row.model);
    const group = groups.get(key);
    const best = group && rank(group.best) <= rank(row) ? group.best : row;
    groups.set(key, { best, variants: (group?.variants ?? 0) + 1 });
  }
  return [...groups.values()];
}

function passes(row: Row, filter: Filter, pageLanguage: string): boolean {
  return (
    matches(row.model, filter.query, pageLanguage) &&
    (filter.family === '' || row.model.family === filter.family) &&
    (!filter.runsHere || runsHere(row.fit)) &&
    (!filter.onDevice || row.presence !== 'absent') &&
    (!filter.reachable || row.presence !== 'absent' || row.unreachableHost === undefined) &&
    (!filter.small || smallFit(row.model) !== undefined)
  );
}

function runsHere(fit: Fit | undefined): boolean {
  return fit?.kind === 'runs' || fit?.kind === 'smaller-context';
}

/** What is here and runs comes first, what cannot run or be had last. */
function rank({ presence, fit, unreachableHost }: Row): number {
  const running = fit?.kind === 'runs' ? 0 : runsHere(fit) ? 1 : fit?.kind === 'unknown' ? 2 : 3;
  const having = presence !== 'absent' ? 0 : unreachableHost === undefined ? 1 : 2;
  return 4 * having + running;
}
