import type { Model } from '../core/catalogue/model';
import { requestFor } from '../core/comparison/conversation';
import {
  mostColumns,
  newColumn,
  nextModel,
  settingsUnder,
} from '../core/comparison/first-workspace';
import { Stopwatch } from '../core/comparison/stopwatch';
import type { ColumnSettings, Workspace } from '../core/comparison/workspace';
import type { Engine } from '../core/engine/engine';
import type { Clock } from '../core/ports';
import { ColumnState } from './column.svelte';
import type { EngineRoom } from './engine-room.svelte';
import type { TurnState } from './turn.svelte';
import type { ModelFiles } from './undertaking';

interface Asked {
  readonly column: ColumnState;
  readonly turn: TurnState;
}

export interface ComparisonPorts {
  readonly engines: EngineRoom;
  /** All that the page knows. */
  readonly models: readonly Model[];
  /** Those of them that are here or can be fetched. */
  readonly usable: readonly Model[];
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
  /** Called at the first run of the visit: the moment for questions that need a person's press. */
  readonly onFirstRun: () => void;
}

/** The Compare screen: columns, what is being typed, and the runs over the columns. */
export class Comparison {
  #columns = $state.raw<readonly ColumnState[]>([]);
  #draft = $state('');
  #running = $state(false);
  #hasRun = false;
  /** The turn that is being answered; its engine, once it has one. */
  #current: { turn: TurnState; ending: AbortController; engine?: Engine } | undefined;

  constructor(
    readonly ports: ComparisonPorts,
    workspace: Workspace,
  ) {
    this.#draft = workspace.draft;
    this.#columns = workspace.columns.map((record) => new ColumnState(record));
  }

  get columns(): readonly ColumnState[] {
    return this.#columns;
  }

  get draft(): string {
    return this.#draft;
  }

  set draft(text: string) {
    this.#draft = text;
    this.ports.onChange();
  }

  get running(): boolean {
    return this.#running;
  }

  get canAddColumn(): boolean {
    return this.#columns.length < mostColumns;
  }

  /** Nothing has been asked yet. */
  get untouched(): boolean {
    return this.#columns.every((column) => column.turns.length === 0);
  }

  /** A plain copy of all that should outlive the visit. */
  get record(): Workspace {
    return { draft: this.#draft, columns: this.#columns.map((column) => column.record) };
  }

  modelOf(column: ColumnState): Model | undefined {
    return this.ports.models.find((model) => model.id === column.modelId);
  }

  /** The models of the columns, each once. */
  get chosenModels(): readonly Model[] {
    return this.ports.models.filter(({ id }) =>
      this.#columns.some(({ modelId }) => modelId === id),
    );
  }

  /** All columns go on with a text; none answers. */
  get completing(): boolean {
    const models = this.chosenModels;
    return models.length > 0 && models.every(({ kind }) => kind === 'completion');
  }

  addColumn(): void {
    const model = nextModel(this.ports.usable, this.#columns);
    if (!model || !this.canAddColumn) return;
    this.#columns = [...this.#columns, new ColumnState(newColumn(this.ports.newId(), model))];
    this.ports.onChange();
  }

  removeColumn(column: ColumnState): void {
    if (this.#columns.length === 1) return;
    this.stop(column);
    this.#columns = this.#columns.filter((other) => other !== column);
    this.ports.onChange();
  }

  choose(column: ColumnState, modelId: string): void {
    const model = this.ports.models.find(({ id }) => id === modelId);
    // An answer stands under the model that gives it.
    if (!model || column.running) return;
    column.choose(modelId, settingsUnder(model, column.settings, this.modelOf(column)));
    this.ports.onChange();
  }

  configure(column: ColumnState, settings: ColumnSettings): void {
    column.configure(settings);
    this.ports.onChange();
  }

  clear(column: ColumnState): void {
    this.stop(column);
    column.clear();
    this.ports.onChange();
  }

  /** Asks every column, one after another. */
  async run(prompt: string): Promise<void> {
    if (this.#running || prompt.trim() === '') return;
    // Another prompt than the one that is being typed leaves that one alone.
    if (prompt === this.#draft) this.#draft = '';
    await this.#ask(this.#columns.map((column) => ({ column, turn: column.begin(prompt) })));
  }

  /**
   * Asks one column its last prompt again.
   *
   * @param files `repaired` has the damaged files of the column's model fetched again first
   */
  async retry(column: ColumnState, files: ModelFiles = 'as-they-are'): Promise<void> {
    const turn = column.turns.at(-1);
    if (this.#running || !turn) return;
    turn.restart();
    await this.#ask([{ column, turn }], files);
  }

  /** Ends the column's answer; the columns after it go on. */
  stop(column: ColumnState): void {
    const turn = column.running;
    if (!turn) return;
    if (turn.phase === 'waiting') turn.end('interrupted');
    if (this.#current?.turn === turn) {
      this.#current.ending.abort();
      this.#current.engine?.interrupt();
    }
    turn.enter('stopping');
  }

  stopAll(): void {
    // From the last to the first: what waits must not get its turn meanwhile.
    for (const column of [...this.#columns].reverse()) this.stop(column);
  }

  async #ask(asked: readonly Asked[], files: ModelFiles = 'as-they-are'): Promise<void> {
    if (!this.#hasRun) this.ports.onFirstRun();
    this.#hasRun = true;
    this.#running = true;
    this.ports.onChange();
    for (const { column, turn } of asked) {
      if (turn.phase === 'waiting') await this.#answer(column, turn, files);
      this.#current = undefined;
      this.ports.onChange();
    }
    this.#running = false;
  }

  async #answer(column: ColumnState, turn: TurnState, files: ModelFiles): Promise<void> {
    const model = this.modelOf(column);
    if (!model) {
      turn.fail({ kind: 'unknown-model', modelId: column.modelId });
      return;
    }
    turn.enter('preparing');
    const ending = new AbortController();
    this.#current = { turn, ending };
    const ready = await this.ports.engines.prepare(model, files, ending.signal);
    if (turn.phase === 'stopping') {
      turn.end('interrupted');
      return;
    }
    if (!ready.ok) {
      turn.fail(ready.failure);
      return;
    }
    turn.enter('prefill');
    const engine = ready.value;
    this.#current = { turn, ending, engine };
    const before = column.turns.slice(0, column.turns.indexOf(turn)).map(({ record }) => record);
    const conversation = {
      id: column.id,
      kind: model.kind,
      settings: column.settings,
      turns: before,
    };
    const stopwatch = new Stopwatch(this.ports.clock);
    const outcome = await engine.generate(requestFor(conversation, turn.prompt), (batch) => {
      stopwatch.batch(batch.tokens);
      turn.add(batch);
      this.ports.onChange();
    });
    if (outcome.ok) {
      const { value } = outcome;
      turn.end(value.finish, value.text, stopwatch.figures(value));
    } else if (outcome.failure.kind === 'stopped-hard') {
      turn.end('interrupted');
    } else {
      turn.fail(outcome.failure);
    }
  }
}
