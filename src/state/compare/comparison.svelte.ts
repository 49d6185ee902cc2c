import type { Model } from '../../core/catalogue/model';
import { withOwners } from '../../core/comparison/asked-of';
import { fullName } from '../../core/comparison/full-name';
import type { RunConfig } from '../../core/comparison/run-config';
import type { ColumnSettings, Origin, Workspace } from '../../core/comparison/workspace';
import type { FilledPrompt } from '../../core/prompts/prompt';
import type { ModelFiles } from '../engine/load-request';
import type { TurnState } from '../runs/turn.svelte';
import { Asking, type AskingPorts } from './asking.svelte';
import type { ColumnState } from './column.svelte';
import { Columns, type ColumnsPorts } from './columns.svelte';
import { Draft } from './draft.svelte';
import { Rounds, type RoundPorts } from './rounds.svelte';

export interface ComparisonPorts extends ColumnsPorts, Omit<AskingPorts, 'services'>, RoundPorts {
  readonly services: () => Promise<
    Awaited<ReturnType<AskingPorts['services']>> & Awaited<ReturnType<RoundPorts['services']>>
  >;
}

/** The Compare screen: the draft, the columns, what they were asked together, and the vote on it. */
export class Comparison {
  readonly #draft: Draft;
  readonly #columns: Columns;
  readonly #asking: Asking;
  /** As it was kept: a later version may have written more than this one knows. */
  readonly #kept: Workspace;

  /** What all columns were asked together, and the vote on it. */
  readonly rounds: Rounds;

  constructor(
    readonly ports: ComparisonPorts,
    kept: Workspace,
  ) {
    const workspace = withOwners(kept, (modelId) => {
      const model = ports.models().find(({ id }) => id === modelId);
      return model ? fullName(model) : modelId;
    });
    this.#kept = workspace;
    this.#draft = new Draft(workspace);
    this.#columns = new Columns(ports, workspace);
    this.rounds = new Rounds(ports, this.columns, workspace.round);
    this.#asking = new Asking(ports, this.#columns, this.rounds);
  }

  get columns(): readonly ColumnState[] {
    return this.#columns.all;
  }

  get draft(): string {
    return this.#draft.text;
  }

  set draft(text: string) {
    this.#draft.text = text;
    this.ports.onChange();
  }

  /** Whether a prompt is being written: also one that was typed since the last and is empty again. */
  get isDrafting(): boolean {
    return this.#draft.isWritten;
  }

  /** Puts a prompt of the library in the place of the draft. */
  take(prompt: FilledPrompt): void {
    this.#draft.fill(prompt);
    this.ports.onChange();
  }

  /** Of the draft; null where it was typed. */
  get origin(): Origin | null {
    return this.#draft.origin;
  }

  /** The JSON schema that answers to the draft have to fit; null for free text. */
  get responseSchema(): string | null {
    return this.#draft.responseSchema;
  }

  set responseSchema(schema: string | null) {
    this.#draft.responseSchema = schema;
    this.ports.onChange();
  }

  get runConfig(): RunConfig {
    return this.#columns.runConfig;
  }

  configureRuns(change: Partial<RunConfig>): void {
    this.#columns.configureRuns(change);
    this.ports.onChange();
  }

  /** What each column is asked with: where something is shared, the first of them gives it. */
  get settings(): readonly ColumnSettings[] {
    return this.#columns.settings;
  }

  get running(): boolean {
    return this.#asking.isRunning;
  }

  /** A part of the page that asking takes could not be loaded. */
  get isIncomplete(): boolean {
    return this.#asking.isIncomplete;
  }

  get canAddColumn(): boolean {
    return this.#columns.hasRoom;
  }

  /** Nothing has been asked yet. */
  get untouched(): boolean {
    return this.columns.every((column) => column.turns.length === 0);
  }

  /** A plain copy of all that should outlive the visit. */
  get record(): Workspace {
    return {
      ...this.#kept,
      ...this.#draft.record,
      controls: this.runConfig,
      round: this.rounds.record,
      columns: this.columns.map((column) => column.record),
    };
  }

  /** Puts another draft and run config in the place of these, and other columns with their conversations. */
  replace({
    draft,
    responseSchema,
    controls: runConfig,
    columns,
  }: Partial<Omit<Workspace, 'round' | 'origin'>>): void {
    if (this.running) return;
    if (columns) {
      this.rounds.forget();
      this.#columns.replace(columns);
    }
    if (responseSchema !== undefined) this.#draft.responseSchema = responseSchema;
    if (runConfig) this.#columns.configureRuns(runConfig);
    this.draft = draft ?? this.draft;
  }

  modelOf(column: Pick<ColumnState, 'modelId'>): Model | undefined {
    return this.#columns.modelOf(column);
  }

  /** The models of the columns, each once. */
  get chosenModels(): readonly Model[] {
    return this.#columns.models;
  }

  /** All columns go on with a text; none answers. */
  get completing(): boolean {
    const models = this.chosenModels;
    return models.length > 0 && models.every(({ kind }) => kind === 'completion');
  }

  addColumn(): void {
    this.#columns.add();
    this.ports.onChange();
  }

  /** The same model with the same settings once more, beside it. */
  duplicate(column: ColumnState): void {
    this.#columns.duplicate(column);
    this.ports.onChange();
  }

  /** @param by places to the right; negative: to the left */
  move(column: ColumnState, by: number): void {
    this.#columns.move(column, by);
    this.ports.onChange();
  }

  removeColumn(column: ColumnState): void {
    if (this.columns.length === 1 || this.rounds.hidden) return;
    this.stop(column);
    this.rounds.forgetWith(column);
    this.#columns.remove(column);
    this.ports.onChange();
  }

  choose(column: ColumnState, modelId: string): void {
    this.#columns.choose(column, modelId);
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
  async run(prompt: string, only = this.columns): Promise<void> {
    if (prompt.trim() === '') return;
    const asked = this.#draft.asAsked(prompt);
    const { blind } = this.runConfig;
    await this.#asking.ask(
      () => {
        this.#draft.noteAsked(prompt);
        return only.map((column) => {
          // In a blind round every column starts anew: what was said before would give it away.
          const last = this.runConfig.blind ? undefined : column.turns.at(-1);
          return this.#asking.begin(column, last?.id ?? null, asked);
        });
      },
      { isRound: true, isHidden: blind && only.length > 1 },
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
    await this.#asking.regenerate(column, turn, seed);
  }

  /** Goes on from where a turn stands with another prompt; what there is stays as a branch. */
  async edit(column: ColumnState, turn: TurnState, prompt: string): Promise<void> {
    await this.#asking.edit(column, turn, prompt);
  }

  /**
   * Asks one column its last prompt again, in the place of an answer that did not come.
   *
   * @param files `repaired` has the damaged files of the column's model fetched again first
   */
  async retry(column: ColumnState, files: ModelFiles = 'as-they-are'): Promise<void> {
    await this.#asking.retry(column, files);
  }

  /** Asks for what the round lacks again, as it was asked: nothing tells which side that is. */
  async retryRound(): Promise<void> {
    await this.#asking.retryRound();
  }

  /** Lets a column go on with its last answer from where it ended. */
  async goOn(column: ColumnState): Promise<void> {
    await this.#asking.goOn(column);
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
    this.#asking.stop(column);
  }

  stopAll(): void {
    this.#asking.stopAll();
  }
}
