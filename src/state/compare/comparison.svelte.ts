import type { Model } from '../../core/catalogue/model';
import { withOwners } from '../../core/comparison/asked-of';
import { fullName } from '../../core/comparison/full-name';
import { askedUnder, drawn, type Controls } from '../../core/comparison/controls';
import { newColumn, nextModel, settingsUnder } from '../../core/comparison/first-workspace';
import {
  mostColumns,
  type ColumnSettings,
  type Origin,
  type Workspace,
} from '../../core/comparison/workspace';
import type { Clock } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import type { FilledPrompt } from '../../core/prompts/prompt';
import { ColumnState } from './column.svelte';
import type { EnginePool } from '../engine/engine-pool.svelte';
import type { Execution } from '../runs/execution';
import type { Asked, RoundPorts } from '../votes/new-vote';
import type { Recorder } from '../runs/recorder';
import { Rounds } from './rounds.svelte';
import type * as runs from './start-run';
import type { TurnState } from '../runs/turn.svelte';
import type { ModelFiles } from '../engine/load-request';

export interface ComparisonPorts extends RoundPorts {
  readonly engines: EnginePool;
  /** Those of them that are here or can be fetched. */
  readonly usable: readonly Model[];
  readonly clock: Clock;
  /** A seed, by chance. */
  readonly drawSeed: () => number;
  /** Its code is loaded with the first run. */
  readonly recorder: () => Promise<Recorder>;
  /** Called where a run, or an answer of it, could not be kept. */
  readonly onNotKept: (failure: StoreFailure) => void;
  /** Called at the first run of the visit: the moment for questions that need a person's press. */
  readonly onFirstRun: () => void;
}

interface Wish {
  readonly files?: ModelFiles;
  readonly isRound?: boolean;
  readonly again?: readonly Asked[];
  /** Left out: the names are shown. */
  readonly isHidden?: boolean;
}

/** The Compare screen: columns, what is being typed, and the runs over the columns. */
export class Comparison {
  #columns = $state.raw<readonly ColumnState[]>([]);
  #draft = $state('');
  #running = $state(false);
  #isIncomplete = $state(false);
  #hasRun = false;
  #isTyped = false;
  #execution: Execution | undefined;
  #isToStop = false;
  #responseSchema = $state<string | null>(null);
  #origin: Origin | null;
  #controls: Controls;
  /** As it was kept: a later version may have written more than this one knows. */
  readonly #kept: Workspace;

  /** What all columns were asked together, and the vote on it. */
  readonly rounds: Rounds;

  constructor(
    readonly ports: ComparisonPorts,
    kept: Workspace,
  ) {
    const workspace = withOwners(kept, (modelId) => {
      const model = this.modelOf({ modelId });
      return model ? fullName(model) : modelId;
    });
    this.#kept = workspace;
    this.#draft = workspace.draft;
    this.#responseSchema = workspace.responseSchema;
    this.#origin = workspace.origin;
    this.#controls = $state.raw(workspace.controls);
    this.#columns = workspace.columns.map((record) => new ColumnState(record));
    this.rounds = new Rounds(ports, () => this.#columns, workspace.round);
  }

  get columns(): readonly ColumnState[] {
    return this.#columns;
  }

  get draft(): string {
    return this.#draft;
  }

  set draft(text: string) {
    if (text !== this.#draft) this.#origin = null;
    this.#isTyped = true;
    this.#draft = text;
    this.ports.onChange();
  }

  /** Whether a prompt is being written: also one that was typed since the last and is empty again. */
  get isDrafting(): boolean {
    return this.#isTyped || this.#draft !== '';
  }

  /** Puts a prompt of the library in the place of the draft. */
  take({ text, responseSchema, promptId, tags }: FilledPrompt): void {
    this.#draft = text;
    this.#responseSchema = responseSchema;
    this.#origin = { promptId, tags };
    this.ports.onChange();
  }

  /** Of the draft; null where it was typed. */
  get origin(): Origin | null {
    return this.#origin;
  }

  /** The JSON schema that answers to the draft have to fit; null for free text. */
  get responseSchema(): string | null {
    return this.#responseSchema;
  }

  set responseSchema(schema: string | null) {
    this.#responseSchema = schema;
    this.ports.onChange();
  }

  get controls(): Controls {
    return this.#controls;
  }

  control(change: Partial<Controls>): void {
    this.#controls = { ...this.#controls, ...change };
    this.ports.onChange();
  }

  get running(): boolean {
    return this.#running;
  }

  /** A part of the page that asking takes could not be loaded. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
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
    return {
      ...this.#kept,
      draft: this.#draft,
      responseSchema: this.#responseSchema,
      origin: this.#origin,
      controls: this.#controls,
      round: this.rounds.record,
      columns: this.#columns.map((column) => column.record),
    };
  }

  /** Puts another draft and other controls in the place of these, and other columns with their conversations. */
  replace({
    draft,
    responseSchema,
    controls,
    columns,
  }: Partial<Omit<Workspace, 'round' | 'origin'>>): void {
    if (this.#running) return;
    if (columns) {
      this.rounds.forget();
      this.#columns = columns.map((record) => new ColumnState(record));
    }
    this.#responseSchema = responseSchema === undefined ? this.#responseSchema : responseSchema;
    this.#controls = controls ?? this.#controls;
    this.draft = draft ?? this.#draft;
  }

  modelOf({ modelId }: Pick<ColumnState, 'modelId'>): Model | undefined {
    return this.ports.models().find(({ id }) => id === modelId);
  }

  /** The models of the columns, each once. */
  get chosenModels(): readonly Model[] {
    return this.ports
      .models()
      .filter(({ id }) => this.#columns.some(({ modelId }) => modelId === id));
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

  /** The same model with the same settings once more, beside it. */
  duplicate(column: ColumnState): void {
    if (!this.canAddColumn) return;
    const { modelId, settings } = column;
    const copy = { id: this.ports.newId(), modelId, settings, turns: [], shownId: null };
    const at = this.#columns.indexOf(column) + 1;
    this.#columns = this.#columns.toSpliced(at, 0, new ColumnState(copy));
    this.ports.onChange();
  }

  /** @param by places to the right; negative: to the left */
  move(column: ColumnState, by: number): void {
    const from = this.#columns.indexOf(column);
    const to = Math.max(0, Math.min(this.#columns.length - 1, from + by));
    if (from === -1 || from === to) return;
    this.#columns = this.#columns.toSpliced(from, 1).toSpliced(to, 0, column);
    this.ports.onChange();
  }

  removeColumn(column: ColumnState): void {
    if (this.#columns.length === 1) return;
    if (this.rounds.hidden) return;
    this.stop(column);
    this.rounds.forgetWith(column);
    this.#columns = this.#columns.filter((other) => other !== column);
    this.ports.onChange();
  }

  choose(column: ColumnState, modelId: string): void {
    const model = this.ports.models().find(({ id }) => id === modelId);
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
    if (this.rounds.hidden) return;
    this.stop(column);
    this.rounds.forgetWith(column);
    column.clear();
    this.ports.onChange();
  }

  /**
   * Asks every column.
   *
   * @param only asks these columns alone
   */
  async run(prompt: string, only: readonly ColumnState[] = this.#columns): Promise<void> {
    if (this.#running || prompt.trim() === '') return;
    const isDraft = prompt === this.#draft;
    const question = {
      prompt,
      responseSchema: isDraft ? this.#responseSchema : null,
      origin: isDraft ? this.#origin : null,
    };
    await this.#ask(
      () => {
        // Another prompt than the one that is being typed leaves that one alone.
        if (prompt === this.#draft) {
          this.#draft = '';
          this.#isTyped = false;
          this.#responseSchema = null;
          this.#origin = null;
        }
        return only.map((column) => {
          // In a blind round every column starts anew: what was said before would give it away.
          const last = this.#controls.blind ? undefined : column.turns.at(-1);
          return { column, turn: column.begin(this.ports.newId(), last?.id ?? null, question) };
        });
      },
      { isRound: true, isHidden: this.#controls.blind && only.length > 1 },
    );
  }

  /**
   * Asks a column the prompt of one of its turns again; the answer there is stays as a branch.
   *
   * @param seed `new`: one of its own for this answer alone; `same`: as it was asked for before
   */
  async regenerate(
    column: ColumnState,
    turn: TurnState,
    seed: 'same' | 'new' = 'same',
  ): Promise<void> {
    await this.#branch(column, turn, {
      ...turn.record,
      seed: seed === 'new' ? this.ports.drawSeed() : turn.seed,
    });
  }

  /** Goes on from where a turn stands with another prompt; what there is stays as a branch. */
  async edit(column: ColumnState, turn: TurnState, prompt: string): Promise<void> {
    if (prompt.trim() === '') return;
    const { responseSchema } = turn;
    const origin = prompt === turn.prompt ? turn.origin : null;
    await this.#branch(column, turn, { prompt, responseSchema, origin });
  }

  async #branch(
    column: ColumnState,
    { parentId }: TurnState,
    { prompt, responseSchema, origin, seed }: Parameters<ColumnState['begin']>[2],
  ): Promise<void> {
    if (this.#running) return;
    const question = { prompt, responseSchema, origin: origin ?? null, seed };
    await this.#ask(() => [{ column, turn: column.begin(this.ports.newId(), parentId, question) }]);
  }

  /**
   * Asks one column its last prompt again, in the place of an answer that did not come.
   *
   * @param files `repaired` has the damaged files of the column's model fetched again first
   */
  async retry(column: ColumnState, files: ModelFiles = 'as-they-are'): Promise<void> {
    const turn = column.turns.at(-1);
    if (this.#running || !turn) return;
    await this.#ask(
      () => {
        turn.restart();
        return [{ column, turn }];
      },
      { files },
    );
  }

  /** Asks for what the round lacks again, as it was asked: nothing tells which side that is. */
  async retryRound(): Promise<void> {
    const again = this.rounds.missing;
    if (this.#running || again.length === 0) return;
    const begin = (): readonly Asked[] => {
      for (const { turn } of again) turn.restart();
      return again;
    };
    await this.#ask(begin, { again, isHidden: true });
  }

  /** Lets a column go on with its last answer from where it ended. */
  async goOn(column: ColumnState): Promise<void> {
    const turn = column.turns.at(-1);
    if (this.#running || !turn) return;
    await this.#ask(() => {
      turn.goOn();
      return [{ column, turn }];
    });
  }

  /** Shows another branch of a column. */
  show(column: ColumnState, turn: TurnState): void {
    if (column.running || this.rounds.hidden) return;
    this.rounds.forgetWith(column);
    column.show(turn);
    this.ports.onChange();
  }

  /** Ends the column's answer; the columns after it go on. */
  stop(column: ColumnState): void {
    const turn = column.running;
    if (turn) this.#execution?.stop(turn);
  }

  stopAll(): void {
    // What asking takes may still be on its way.
    this.#isToStop = this.#running && !this.#execution;
    // From the last to the first: what waits must not get its turn meanwhile.
    for (const column of [...this.#columns].reverse()) this.stop(column);
  }

  /**
   * @param begin makes the turns that are to be answered
   * @param wish `isRound`: the answers can be judged against each other; `again`: they are sides of
   * the round, and asked as it was; `isHidden`: it shows no names, those of a round that is hidden neither
   */
  async #ask(
    begin: () => readonly Pick<Asked, 'column' | 'turn'>[],
    wish: Wish = {},
  ): Promise<void> {
    if (!this.ports.engines.lock.take()) return;
    this.#running = true;
    this.#isToStop = false;
    const loaded = await Promise.all([import('./start-run'), this.ports.recorder()]).catch(
      () => undefined,
    );
    this.#isIncomplete = !loaded;
    try {
      // Nothing is asked where it cannot be noted that this shows the names.
      if (loaded && (wish.isHidden || (await this.rounds.show())))
        await this.#run(...loaded, begin(), wish);
    } finally {
      this.#execution = undefined;
      this.#running = false;
      this.ports.engines.lock.release();
      this.ports.onChange();
    }
  }

  async #run(
    { askedWith, sidesOf, startRun }: typeof runs,
    recorder: Recorder,
    turns: readonly Pick<Asked, 'column' | 'turn'>[],
    { files = 'as-they-are', isRound = false, isHidden = false, again: given }: Wish,
  ): Promise<void> {
    if (!this.#hasRun) this.ports.onFirstRun();
    this.#hasRun = true;
    let asked = askedWith(this, turns);
    // A retry gives its round the answer that was missing; any other question goes another way.
    const now = askedUnder(this.#controls);
    const again = given ?? asked.flatMap((one) => this.rounds.sideOf(one, now) ?? []);
    const isAgain = !isRound && again.length === asked.length;
    if (isAgain) asked = [...again];
    else if (isRound) this.rounds.begin(sidesOf(this, asked), isHidden, now);
    else this.rounds.forget();
    this.ports.onChange();
    const { id: runId, under } = this.rounds.record ?? { id: this.ports.newId() };
    const { execution, done } = startRun(this, asked, { files, runId, recorder, isAgain, under });
    const isBlindRound = isRound && this.#controls.blind;
    this.#controls = { ...this.#controls, ...drawn(this.#controls, isBlindRound ? 1 : 0) };
    this.#execution = execution;
    if (this.#isToStop) this.stopAll();
    await done;
  }
}
