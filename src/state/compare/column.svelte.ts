import { branchesAt, branchTo, endOfBranch } from '../../core/comparison/branches';
import type { ColumnRecord, ColumnSettings, Origin } from '../../core/comparison/workspace';
import { TurnState } from '../runs/turn.svelte';

/** As much of a turn as it takes to know it again. */
type Seen = Pick<TurnState, 'id' | 'prompt' | 'text'>;

/** One column: a model, its settings and its conversation. */
export class ColumnState {
  readonly id: string;
  /** As it was kept: a later version may have written more than this one knows. */
  readonly #kept: ColumnRecord;
  #modelId: string;
  #settings: ColumnSettings;
  /** All branches. */
  #all: readonly TurnState[];
  #shownId: string | null;
  /** What was cleared in this visit: it has been seen. */
  #cleared: readonly Seen[] = [];

  constructor(record: ColumnRecord) {
    this.id = record.id;
    this.#kept = record;
    this.#modelId = $state(record.modelId);
    this.#settings = $state.raw(record.settings);
    this.#all = $state.raw(record.turns.map((turn) => TurnState.from(turn)));
    this.#shownId = $state(record.shownId);
  }

  get modelId(): string {
    return this.#modelId;
  }

  get settings(): ColumnSettings {
    return this.#settings;
  }

  /** Of the branch that is shown. */
  readonly #branch = $derived.by(() => branchTo(this.#all, this.#shownId));

  get turns(): readonly TurnState[] {
    return this.#branch;
  }

  /** Of all branches, each after the one that it follows. */
  get allTurns(): readonly TurnState[] {
    return this.#all;
  }

  /** The turns that lead to this one. */
  before({ parentId }: TurnState): readonly TurnState[] {
    return branchTo(this.#all, parentId);
  }

  /** Every answer of this visit, also those that were cleared, and what an earlier visit left. */
  get everAsked(): readonly Seen[] {
    return [...this.#cleared, ...this.#all];
  }

  /** The turns that stand where this one does, it among them. */
  branchesAt(turn: TurnState): readonly TurnState[] {
    return branchesAt(this.#all, turn);
  }

  /** The turn that is not over yet, if there is one. */
  get running(): TurnState | undefined {
    const last = this.turns.at(-1);
    return last && last.phase !== 'done' ? last : undefined;
  }

  get record(): ColumnRecord {
    const { id, modelId, settings } = this;
    const turns = this.#all.map((turn) => turn.record);
    return { ...this.#kept, id, modelId, settings, turns, shownId: this.#shownId };
  }

  choose(modelId: string, settings: ColumnSettings): void {
    this.#modelId = modelId;
    this.#settings = settings;
  }

  configure(settings: ColumnSettings): void {
    this.#settings = settings;
  }

  /**
   * A new turn, which is shown.
   *
   * @param parentId the turn that it follows; null begins a conversation
   */
  begin(
    id: string,
    parentId: string | null,
    asked: {
      readonly prompt: string;
      readonly responseSchema: string | null;
      readonly origin?: Origin | null;
      readonly seed?: number | undefined;
    },
  ): TurnState {
    const turn = new TurnState({ id, parentId, ...asked });
    this.#all = [...this.#all, turn];
    this.#shownId = id;
    return turn;
  }

  /** Shows another branch, to its end. */
  show(turn: TurnState): void {
    this.#shownId = endOfBranch(this.#all, turn).id;
  }

  clear(): void {
    const gone = this.#all.map(({ id, prompt, text }) => ({ id, prompt, text }));
    this.#cleared = [...this.#cleared, ...gone];
    this.#all = [];
    this.#shownId = null;
  }
}
