import type { Model } from '../../core/catalogue/model';
import type { RunConfig } from '../../core/comparison/run-config';
import { newColumn, nextModel, settingsUnder } from '../../core/comparison/first-workspace';
import { sharedSettings } from '../../core/comparison/shared-settings';
import {
  mostColumns,
  type ColumnRecord,
  type ColumnSettings,
  type Workspace,
} from '../../core/comparison/workspace';
import { ColumnState } from './column.svelte';

export interface ColumnsPorts {
  /** All models that the page knows by now. */
  readonly models: () => readonly Model[];
  /** Those of them that a new column is given one of. */
  readonly forNewColumn: readonly Model[];
  readonly newId: () => string;
}

/** The columns of the Compare screen in their order, and the run config that holds for all of them. */
export class Columns {
  #all = $state.raw<readonly ColumnState[]>([]);
  #runConfig: RunConfig;

  constructor(
    readonly ports: ColumnsPorts,
    { columns, controls: runConfig }: Pick<Workspace, 'columns' | 'controls'>,
  ) {
    this.#runConfig = $state.raw(runConfig);
    this.replace(columns);
  }

  get all(): readonly ColumnState[] {
    return this.#all;
  }

  get runConfig(): RunConfig {
    return this.#runConfig;
  }

  configureRuns(change: Partial<RunConfig>): void {
    this.#runConfig = { ...this.#runConfig, ...change };
  }

  /** What each column is asked with: where something is shared, the first of them gives it. */
  readonly settings: readonly ColumnSettings[] = $derived.by(() =>
    sharedSettings(
      this.#all.map(({ settings }) => settings),
      this.#runConfig,
    ),
  );

  modelOf({ modelId }: Pick<ColumnState, 'modelId'>): Model | undefined {
    return this.ports.models().find(({ id }) => id === modelId);
  }

  /** The models that are chosen, each once. */
  get models(): readonly Model[] {
    return this.ports.models().filter(({ id }) => this.#all.some(({ modelId }) => modelId === id));
  }

  replace(records: readonly ColumnRecord[]): void {
    this.#all = records.map((record) => new ColumnState(record));
  }

  get hasRoom(): boolean {
    return this.#all.length < mostColumns;
  }

  add(): void {
    const model = nextModel(this.ports.forNewColumn, this.#all);
    if (!model || !this.hasRoom) return;
    this.#all = [...this.#all, new ColumnState(newColumn(this.ports.newId(), model))];
  }

  /** The same model with the same settings once more, beside it. */
  duplicate(column: ColumnState): void {
    if (!this.hasRoom) return;
    const { modelId, settings } = column;
    const copy = { id: this.ports.newId(), modelId, settings, turns: [], shownId: null };
    const at = this.#all.indexOf(column) + 1;
    this.#all = this.#all.toSpliced(at, 0, new ColumnState(copy));
  }

  /** @param by places to the right; negative: to the left */
  move(column: ColumnState, by: number): void {
    const from = this.#all.indexOf(column);
    const to = Math.max(0, Math.min(this.#all.length - 1, from + by));
    if (from === -1 || from === to) return;
    this.#all = this.#all.toSpliced(from, 1).toSpliced(to, 0, column);
  }

  remove(column: ColumnState): void {
    this.#all = this.#all.filter((other) => other !== column);
  }

  choose(column: ColumnState, modelId: string): void {
    const model = this.modelOf({ modelId });
    // An answer stands under the model that gives it.
    if (!model || column.running) return;
    column.choose(modelId, settingsUnder(model, column.settings, this.modelOf(column)));
  }
}
