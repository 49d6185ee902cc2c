import { isSameQuestion, promptsAsked, questionText } from '../../core/comparison/asked';
import type { AnswerConfig } from '../../core/comparison/run-config';
import { isMissing, obstacleTo } from '../../core/comparison/votable';
import type { ColumnSettings, Round } from '../../core/comparison/workspace';
import { success } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { TurnState } from '../runs/turn.svelte';
import {
  BlindVote,
  type BlindVotePorts,
  type GivenVote,
  type JudgedPrompt,
} from '../votes/blind-vote.svelte';
import type { ColumnState } from './column.svelte';

/**
 * Why there is no vote. `asked-differently`: the columns' conversations were not the same before.
 * `undrawn`: an answer of a blind round cannot be shown as the others are.
 */
export type Obstacle = 'incomplete' | 'empty' | 'asked-differently' | 'undrawn';

/** A column's turn, and what it is asked with. */
export interface AskedTurn {
  readonly column: ColumnState;
  readonly turn: TurnState;
  /** Its index among the columns of its run. */
  readonly runColumn: number;
  readonly modelId: string;
  readonly settings: ColumnSettings;
}

export interface RoundPorts extends BlindVotePorts {
  readonly newId: () => string;
  /** Called where it could not be noted that it is shown which side is which. */
  readonly onNotKept: (failure: StoreFailure) => void;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
}

/**
 * The latest prompt to several columns: what each answered, and on which side it stands. It is a run,
 * under the same id: whether it is shown which side is which, and the vote, are the run's.
 */
export class Rounds extends BlindVote {
  /** As it was kept, or began. What of it the run says as well, `record` writes anew. */
  #round = $state.raw<Omit<Round, 'sides'>>();
  #sides = $state.raw<readonly AskedTurn[]>([]);
  #isNew = false;

  constructor(
    override readonly ports: RoundPorts,
    columns: readonly ColumnState[],
    kept: Round | null,
  ) {
    super(ports);
    const sides = kept ? sidesIn(kept, columns) : [];
    if (!kept || sides.length === 0 || sides.length !== kept.sides.length) return;
    this.#round = kept;
    this.#sides = sides;
    this.reset({ votes: voteIn(kept), isShown: kept.revealed });
  }

  /** By side: the first is A. Empty where there is no round. */
  get sides(): readonly AskedTurn[] {
    return this.#sides;
  }

  /** The same by the columns of the run. */
  get byRunColumn(): readonly AskedTurn[] {
    return this.#sides.toSorted((one, other) => one.runColumn - other.runColumn);
  }

  /** Of the round and its run; undefined where there is none. */
  get id(): string | undefined {
    return this.#round?.id;
  }

  /** With which run config it was asked; undefined where another version did not note it. */
  get answerConfig(): AnswerConfig | undefined {
    return this.#round?.under;
  }

  get blind(): boolean {
    return this.#round?.blind === true;
  }

  protected get runId(): string | undefined {
    return this.id;
  }

  /** A round is one prompt. */
  protected readonly item = 0;

  /** Every side has its answer, or will have none. */
  readonly done = $derived.by(() => this.#sides.every(({ turn }) => turn.phase === 'done'));

  /** The sides whose answer failed, was stopped or cut off. */
  readonly missing = $derived.by(() =>
    this.#sides.filter(({ turn }) => isMissing(turn.failure ? undefined : turn.answer)),
  );

  /** Why there is no vote, once every side is done. */
  readonly obstacle: Obstacle | undefined = $derived.by(() => {
    if (!this.done || this.#sides.length < 2) return undefined;
    const answers = this.#sides.map(({ turn }) => (turn.failure ? undefined : turn.answer));
    const lack = obstacleTo(answers, this.hidden);
    if (lack) return lack;
    if (this.isUndrawn) return 'undrawn';
    const isSame = isSameQuestion(this.#sides.map((side) => this.#promptsTo(side)));
    return isSame ? undefined : 'asked-differently';
  });

  /** Whether there is something to judge. */
  readonly votable = $derived.by(
    () => this.done && this.#sides.length > 1 && this.obstacle === undefined,
  );

  /** Whether it was asked during this visit. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /**
   * Whether an answer of the round has been seen before under its column's name: as asking the same
   * again gives it.
   */
  get seenBefore(): boolean {
    const others = this.#round?.hiddenBefore.flatMap(({ turnIds }) => turnIds) ?? [];
    const hidden = [...others, ...this.#sides.map(({ turn }) => turn.id)];
    return this.#sides.some(({ column, turn: { prompt, text } }) =>
      column.everAsked.some(
        (one) => !hidden.includes(one.id) && one.prompt === prompt && one.text === text,
      ),
    );
  }

  /** As the workspace keeps it: also what the run says, for the first paint of the next visit. */
  get record(): Round | null {
    if (!this.#round) return null;
    const sides = this.#sides.map(({ column, turn, runColumn, ...asked }) => ({
      ...asked,
      columnId: column.id,
      turnId: turn.id,
      place: runColumn,
    }));
    const given = this.voteOn(0);
    const vote = given ? { ...this.#round.vote, ballotId: given.id, verdict: given.verdict } : null;
    return { ...this.#round, sides, revealed: this.isShown, vote };
  }

  begin(sides: readonly AskedTurn[], blind: boolean, config: AnswerConfig): void {
    // A blind round stands before the one before it, which was not shown then.
    const hiddenBefore = this.#unseen;
    this.forget();
    if (sides.length < 2) return;
    this.#sides = sides;
    this.#isNew = true;
    const id = this.ports.newId();
    this.#round = { id, blind, revealed: false, under: config, hiddenBefore, vote: null };
  }

  /** Nothing can be judged any more: the columns went different ways, or the answers are gone or stand behind others. */
  forget(): void {
    this.#round = undefined;
    this.#sides = [];
    this.reset({ votes: [], isShown: false });
  }

  forgetWith(column: ColumnState): void {
    if (this.#sides.some((side) => side.column === column)) this.forget();
  }

  /**
   * An answer that is asked for again in its round, with the same settings and run config,
   * stays in it until there is a vote.
   *
   * @returns its side, where it does
   */
  sideOf(one: AskedTurn, config: AnswerConfig): AskedTurn | undefined {
    // An answer that goes on from its end is not the one that the round has.
    if (this.verdict || one.turn.begun !== '') return undefined;
    const former = this.answerConfig ?? config;
    if (JSON.stringify(former) !== JSON.stringify(config)) return undefined;
    return this.#sides.find(
      ({ turn, modelId, settings }) =>
        turn === one.turn &&
        modelId === one.modelId &&
        JSON.stringify(settings) === JSON.stringify(one.settings),
    );
  }

  /**
   * Shows which side is which, and with it the branches of rounds before.
   *
   * @returns whether it is shown: not where it could not be noted
   */
  async reveal(): Promise<boolean> {
    if (!this.hidden) return true;
    const shown = await this.showNames(this.#unseen.map(({ id }) => id));
    if (!shown.ok) this.ports.onNotKept(shown.failure);
    return shown.ok;
  }

  /** Takes over what is kept of its run, and of those before it that nobody had been shown. */
  async refresh(): Promise<void> {
    // Its own run is read last: of those that were read, the stores remember the latest for what is held.
    await this.#noteShownBefore();
    const kept = await this.read();
    const { id } = this;
    if (!kept.ok || !kept.value) return;
    const { votes, isShown } = kept.value;
    const vote = votes.find(({ item }) => item === 0);
    // Where that cannot be noted of all that it shows, nothing is shown, the vote neither.
    if ((vote || isShown) && !(await this.reveal())) return;
    if (this.id === id && vote?.id !== this.voteOn(0)?.id) {
      this.noteVotes(vote ? [vote] : []);
      if (vote) this.noteOutcome(success(undefined));
      else this.forgetLatest();
      this.ports.onChange();
    }
  }

  protected override noteShown(): void {
    super.noteShown();
    if (this.#round) this.#round = { ...this.#round, hiddenBefore: [] };
    this.ports.onChange();
  }

  protected get toJudge(): JudgedPrompt | undefined {
    const [first] = this.#sides;
    if (!this.#round || !first || !this.votable) return undefined;
    return {
      runId: this.#round.id,
      item: this.item,
      tags: first.turn.origin?.tags ?? [],
      question: questionText(this.#promptsTo(first)),
      answers: this.#sides.map(({ turn, modelId, settings }) => ({
        ...turn.said,
        modelId,
        modelName: turn.askedOf?.modelName,
        settings,
      })),
      shows: this.#unseen.map(({ id }) => id),
    };
  }

  /** The vote shows the names. */
  protected onVoted(): void {
    this.noteShown();
  }

  protected override onUndone(): void {
    this.ports.onChange();
  }

  /** This round and those before it, as far as nobody has been shown which side is which. */
  get #unseen(): Round['hiddenBefore'] {
    if (!this.#round || !this.hidden) return [];
    const turnIds = this.#sides.map(({ turn }) => turn.id);
    return [...this.#round.hiddenBefore, { id: this.#round.id, turnIds }];
  }

  /** Rounds before it may have been shown elsewhere: their answers have been seen then. */
  async #noteShownBefore(): Promise<void> {
    const { hiddenBefore = [], id } = this.#round ?? {};
    if (hiddenBefore.length === 0) return;
    const { runs } = await this.ports.services();
    const loaded = await Promise.all(hiddenBefore.map((before) => runs.load(before.id)));
    const shown = loaded.flatMap((run) => (run.ok && run.value?.revealed ? [run.value.id] : []));
    if (!this.#round || this.id !== id || shown.length === 0) return;
    const still = this.#round.hiddenBefore.filter((before) => !shown.includes(before.id));
    this.#round = { ...this.#round, hiddenBefore: still };
    this.ports.onChange();
  }

  #promptsTo({ modelId, column, turn }: AskedTurn): string[] {
    const kind = this.ports.models().find(({ id }) => id === modelId)?.kind;
    return promptsAsked(kind, column.before(turn), turn.prompt);
  }
}

/** The sides that are still there. */
function sidesIn({ sides }: Round, columns: readonly ColumnState[]): AskedTurn[] {
  // An early version did not note the places: it had the sides in the order of the columns, unless blind.
  const arePlaced = sides.every((_, index) => sides.some(({ place }) => place === index));
  return sides.flatMap(({ columnId, turnId, place, ...asked }, index) => {
    const column = columns.find(({ id }) => id === columnId);
    const turn = column?.turns.find(({ id }) => id === turnId);
    return column && turn ? [{ ...asked, column, turn, runColumn: arePlaced ? place : index }] : [];
  });
}

function voteIn({ vote }: Round): GivenVote[] {
  return vote ? [{ id: vote.ballotId, item: 0, verdict: vote.verdict }] : [];
}
