import type { EnginePool } from '../engine/engine-pool.svelte';
import type { ModelFiles } from '../engine/load-request';
import type { Execution } from '../runs/execution';
import type { LiveRuns } from '../runs/live-runs';
import type { TurnState } from '../runs/turn.svelte';
import type { ColumnState } from './column.svelte';
import type { Columns } from './columns.svelte';
import type { AskedPrompt } from './draft.svelte';
import type * as roundRun from './round-run';
import type { AskOptions, WaitingTurn } from './round-run';
import type { Rounds } from './rounds.svelte';

export interface AskingPorts {
  readonly engines: Pick<EnginePool, 'lock'>;
  readonly newId: () => string;
  /** A seed, by chance. */
  readonly drawSeed: () => number;
  /** Its code is loaded with the first run. */
  readonly services: () => Promise<{ readonly liveRuns: Pick<LiveRuns, 'sidesOf' | 'start'> }>;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
  /** Called when an answer or a run has ended: that is saved before anything else is done. */
  readonly onEnded: () => void;
  /** Called at the first run of the visit: the moment for questions that need a person's press. */
  readonly onFirstRun: () => void;
}

/** Asks columns, one run at a time: each with its round, if it is one, and kept as a run. */
export class Asking {
  #isRunning = $state(false);
  #isIncomplete = $state(false);
  #hasRun = false;
  #execution: Execution | undefined;
  #isToStop = false;

  constructor(
    readonly ports: AskingPorts,
    readonly columns: Columns,
    readonly rounds: Rounds,
  ) {}

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** A part of the page that asking takes could not be loaded. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Ends the column's answer; the columns after it go on. */
  stop(column: ColumnState): void {
    const turn = column.running;
    if (turn) this.#execution?.stop(turn);
  }

  stopAll(): void {
    // What asking takes may still be on its way.
    this.#isToStop = this.#isRunning && !this.#execution;
    // From the last to the first: what waits must not get its turn meanwhile.
    for (const column of this.columns.all.toReversed()) this.stop(column);
  }

  /**
   * Asks a column the prompt of one of its turns again; the answer there is stays as a branch.
   *
   * @param seed `new`: one of its own for this answer alone; `same`: as it was asked for before
   */
  async regenerate(column: ColumnState, turn: TurnState, seed: 'same' | 'new'): Promise<void> {
    const { prompt, responseSchema, origin } = turn;
    await this.#branch(column, turn, {
      prompt,
      responseSchema,
      origin,
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
    asked: AskedPrompt & { readonly seed?: number | undefined },
  ): Promise<void> {
    await this.ask(() => [this.begin(column, parentId, asked)]);
  }

  /** Makes a turn that is to be answered. */
  begin(column: ColumnState, parentId: string | null, asked: AskedPrompt): WaitingTurn {
    return { column, turn: column.begin(this.ports.newId(), parentId, asked) };
  }

  /**
   * Asks one column its last prompt again, in the place of an answer that did not come.
   *
   * @param files `repaired` has the damaged files of the column's model fetched again first
   */
  async retry(column: ColumnState, files: ModelFiles): Promise<void> {
    const turn = column.turns.at(-1);
    if (!turn) return;
    const begin = (): WaitingTurn[] => {
      turn.restart();
      return [{ column, turn }];
    };
    await this.ask(begin, { files });
  }

  /** Asks for what the round lacks again, as it was asked: nothing tells which side that is. */
  async retryRound(): Promise<void> {
    const again = this.rounds.missing;
    if (again.length === 0) return;
    const begin = (): readonly WaitingTurn[] => {
      for (const { turn } of again) turn.restart();
      return again;
    };
    await this.ask(begin, { again, isHidden: true });
  }

  /** Lets a column go on with its last answer from where it ended. */
  async goOn(column: ColumnState): Promise<void> {
    const turn = column.turns.at(-1);
    if (!turn) return;
    await this.ask(() => {
      turn.goOn();
      return [{ column, turn }];
    });
  }

  /** @param begin makes the turns that are to be answered */
  async ask(begin: () => readonly WaitingTurn[], options: AskOptions = {}): Promise<void> {
    const { engines, onEnded, services } = this.ports;
    if (this.#isRunning || !engines.lock.take()) return;
    this.#isRunning = true;
    this.#isToStop = false;
    const loaded = await Promise.all([import('./round-run'), services()]).catch(() => undefined);
    this.#isIncomplete = !loaded;
    try {
      // Nothing is asked where it cannot be noted that this shows the names.
      if (loaded && (options.isHidden || (await this.rounds.reveal())))
        await this.#run(loaded[0], loaded[1].liveRuns, begin(), options);
    } finally {
      this.#execution = undefined;
      this.#isRunning = false;
      engines.lock.release();
      onEnded();
    }
  }

  async #run(
    { startRun }: typeof roundRun,
    liveRuns: Pick<LiveRuns, 'sidesOf' | 'start'>,
    turns: readonly WaitingTurn[],
    options: AskOptions,
  ): Promise<void> {
    const { columns, rounds, ports } = this;
    if (!this.#hasRun) ports.onFirstRun();
    this.#hasRun = true;
    const { execution, done } = startRun({ ...ports, columns, rounds, liveRuns }, turns, options);
    this.#execution = execution;
    if (this.#isToStop) this.stopAll();
    await done;
  }
}
