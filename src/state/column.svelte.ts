import type { ColumnRecord, ColumnSettings } from '../core/comparison/workspace';
import { TurnState } from './turn.svelte';

/** One column: a model, its settings and its conversation. */
export class ColumnState {
  readonly id: string;
  #modelId: string;
  #settings: ColumnSettings;
  #turns: readonly TurnState[];

  constructor(record: ColumnRecord) {
    this.id = record.id;
    this.#modelId = $state(record.modelId);
    this.#settings = $state.raw(record.settings);
    this.#turns = $state.raw(record.turns.map((turn) => TurnState.from(turn)));
  }

  get modelId(): string {
    return this.#modelId;
  }

  get settings(): ColumnSettings {
    return this.#settings;
  }

  get turns(): readonly TurnState[] {
    return this.#turns;
  }

  /** The turn that is not over yet, if there is one. */
  get running(): TurnState | undefined {
    const last = this.#turns.at(-1);
    return last && last.phase !== 'done' ? last : undefined;
  }

  get record(): ColumnRecord {
    const { id, modelId, settings } = this;
    return { id, modelId, settings, turns: this.#turns.map((turn) => turn.record) };
  }

  choose(modelId: string, settings: ColumnSettings): void {
    this.#modelId = modelId;
    this.#settings = settings;
  }

  configure(settings: ColumnSettings): void {
    this.#settings = settings;
  }

  begin(prompt: string): TurnState {
    const turn = new TurnState(prompt);
    this.#turns = [...this.#turns, turn];
    return turn;
  }

  clear(): void {
    this.#turns = [];
  }
}
