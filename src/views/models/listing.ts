import { totalBytes } from '../../core/catalogue/files';
import { matches } from '../../core/catalogue/matches';
import type { Model } from '../../core/catalogue/model';
import type { Fit } from '../../core/device/fits';
import type { StoredModel } from '../../core/store/model-store';
import type { Presence } from '../../state/models/models.svelte';

/** A model of the list, with what this device makes of it. */
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

/** What `small` lets through. */
const smallBytes = 1e9;

/** Bytes to fetch, or that are here; where these are not known, the memory that it needs. */
export function listedBytes({ model, stored }: Pick<Row, 'model' | 'stored'>): number | null {
  if (model.files.kind === 'complete') return totalBytes(model.files.list);
  return stored?.sizeBytes ?? model.files.sizeBytes ?? model.needs.memoryBytes;
}

/**
 * The rows that pass, in the wanted order; the catalogue's own order breaks ties.
 *
 * @param pageLanguage BCP 47: languages are found by their names in it
 */
export function listed(
  rows: readonly Row[],
  filter: Filter,
  order: Order,
  pageLanguage: string,
): readonly Row[] {
  const passing = rows.filter((row) => passes(row, filter, pageLanguage));
  switch (order) {
    case 'fit':
      return passing.toSorted((one, other) => rank(one) - rank(other));
    case 'size':
      return passing.toSorted(
        (one, other) => (listedBytes(one) ?? Infinity) - (listedBytes(other) ?? Infinity),
      );
    case 'name':
      return passing.toSorted((one, other) => one.model.name.localeCompare(other.model.name));
  }
}

function passes(row: Row, filter: Filter, pageLanguage: string): boolean {
  const bytes = listedBytes(row);
  return (
    matches(row.model, filter.query, pageLanguage) &&
    (filter.family === '' || row.model.family === filter.family) &&
    (!filter.runsHere || runsHere(row.fit)) &&
    (!filter.onDevice || row.presence !== 'absent') &&
    (!filter.reachable || row.presence !== 'absent' || row.unreachableHost === undefined) &&
    (!filter.small || (bytes !== null && bytes <= smallBytes))
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
