import { isSameQuestion, promptsAsked, questionText } from '../../core/comparison/asked';
import type { AskedUnder } from '../../core/comparison/controls';
import { isMissing, obstacleTo } from '../../core/comparison/votable';
import type { Round } from '../../core/comparison/workspace';
import type { Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { Verdict } from '../../core/rating/verdict';
import type { Added } from '../../core/rating/vote-store';
import type { StoreFailure } from '../../core/store/failures';
import type { Asked, RoundPorts } from '../votes/new-vote';
import type { ColumnState } from './column.svelte';
import { UndrawnSides } from '../votes/undrawn-sides.svelte';

/**
 * Why there is no vote. `asked-differently`: the columns' conversations were not the same before.
 * `undrawn`: an answer of a blind round cannot be shown as the others are.
 */
export type Obstacle = 'incomplete' | 'empty' | 'asked-differently' | 'undrawn';

/** The latest prompt to several columns: what each answered, on which side it stands, and the vote. */
export class Rounds {
  #round = $state.raw<Omit<Round, 'sides'>>();
  #sides = $state.raw<readonly Asked[]>([]);
  #failure = $state.raw<StoreFailure>();
  #alreadyVoted = $state(false);
  #isOpenVote = $state(false);
  #isNew = false;
  #persistence = false;
  readonly undrawn = new UndrawnSides();

  constructor(
    readonly ports: RoundPorts,
    columns: () => readonly ColumnState[],
    kept: Round | null,
  ) {
    const sides = (kept?.sides ?? []).flatMap(({ columnId, turnId, ...asked }) => {
      const column = columns().find(({ id }) => id === columnId);
      const turn = column?.turns.find(({ id }) => id === turnId);
      return column && turn ? [{ column, turn, ...asked }] : [];
    });
    if (sides.length === 0 || sides.length !== kept?.sides.length) return;
    this.#round = kept;
    this.#sides = sides;
  }

  /** By side: the first is A. Empty where there is no round. */
  get sides(): readonly Asked[] {
    return this.#sides;
  }

  /** Whether it must not be seen which side is which. */
  get hidden(): boolean {
    return this.blind && this.#round?.revealed === false;
  }

  /** Whether it was hidden which side is which when it began. */
  get blind(): boolean {
    return this.#round?.blind === true;
  }

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
    if (this.hidden && this.undrawn.areThere) return 'undrawn';
    const isSame = isSameQuestion(this.#sides.map((side) => this.#asked(side)));
    return isSame ? undefined : 'asked-differently';
  });

  /** Whether there is something to judge. */
  readonly votable = $derived.by(
    () => this.done && this.#sides.length > 1 && this.obstacle === undefined,
  );

  get verdict(): Verdict | undefined {
    return this.#round?.vote?.verdict;
  }

  /** Whether it was asked during this visit. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** Whether the latest vote was not taken: one was given before, in another tab, and is shown. */
  get alreadyVoted(): boolean {
    return this.#alreadyVoted;
  }

  /**
   * Whether the latest vote is not blind though names were hidden: they were shown elsewhere, may have been,
   * or one stands in an answer.
   */
  get isOpenVote(): boolean {
    return this.#isOpenVote;
  }

  /** Why the latest vote could not be kept or taken back. */
  get failure(): StoreFailure | undefined {
    return this.#failure;
  }

  get record(): Round | null {
    if (!this.#round) return null;
    const sides = this.#sides.map(({ column, turn, ...asked }) => ({
      columnId: column.id,
      turnId: turn.id,
      ...asked,
    }));
    return { ...this.#round, sides };
  }

  begin(sides: readonly Asked[], blind: boolean, under: AskedUnder): void {
    // A blind round stands before the one before it, which was not shown then.
    const hiddenBefore = this.#unseen;
    this.forget();
    if (sides.length < 2) return;
    this.#sides = sides;
    this.#isNew = true;
    const id = this.ports.newId();
    this.#round = { id, blind, revealed: false, under, hiddenBefore, vote: null };
  }

  /** Nothing can be judged any more: the columns went different ways, or the answers are gone or stand behind others. */
  forget(): void {
    this.#round = undefined;
    this.#sides = [];
    this.#failure = undefined;
    this.#alreadyVoted = this.#isOpenVote = false;
  }

  /** This round and those before it, as far as nobody has been shown which side is which. */
  get #unseen(): Round['hiddenBefore'] {
    if (!this.#round || !this.hidden) return [];
    const turnIds = this.#sides.map(({ turn }) => turn.id);
    return [...this.#round.hiddenBefore, { id: this.#round.id, turnIds }];
  }

  get #unseenIds(): string[] {
    return this.#unseen.map(({ id }) => id);
  }

  #asked({ modelId, column, turn }: Asked): string[] {
    const kind = this.ports.models().find(({ id }) => id === modelId)?.kind;
    return promptsAsked(kind, column.before(turn), turn.prompt);
  }

  /**
   * An answer that is asked for again in its round, with the same and under the same conditions,
   * stays in it until there is a vote.
   *
   * @returns its side, where it does
   */
  sideOf(one: Asked, under: AskedUnder): Asked | undefined {
    // An answer that goes on from its end is not the one that the round has.
    if (this.verdict || one.turn.begun !== '') return undefined;
    const former = this.#round?.under ?? under;
    if (JSON.stringify(former) !== JSON.stringify(under)) return undefined;
    return this.#sides.find(
      ({ turn, modelId, settings }) =>
        turn === one.turn &&
        modelId === one.modelId &&
        JSON.stringify(settings) === JSON.stringify(one.settings),
    );
  }

  /** It has been shown elsewhere which side of this round is which. */
  async noteRevealed(roundId: string): Promise<void> {
    const round = this.#round;
    if (!round) return;
    if (round.id === roundId) {
      await this.show();
      return;
    }
    const hiddenBefore = round.hiddenBefore.filter(({ id }) => id !== roundId);
    this.#round = { ...round, hiddenBefore };
    this.ports.onChange();
  }

  /** The columns show from now on, and with them the branches of rounds before; all of that has been noted. */
  #show(round: Omit<Round, 'sides'>): void {
    this.#round = { ...round, revealed: true, hiddenBefore: [] };
    this.ports.onChange();
  }

  forgetWith(column: ColumnState): void {
    if (this.#sides.some((side) => side.column === column)) this.forget();
  }

  /**
   * Shows which side is which without a vote, once that is noted: whatever becomes of the page then, no
   * vote on it is blind.
   *
   * @returns whether it is shown: not where it could not be noted
   */
  async show(): Promise<boolean> {
    const round = this.#round;
    if (!round || !this.hidden) return true;
    const isNoted = await this.ports.reveal(this.#unseenIds);
    if (isNoted && this.#round?.id === round.id) this.#show(this.#round);
    return isNoted;
  }

  async vote(verdict: Verdict): Promise<void> {
    const round = this.#round;
    if (!round || !this.votable || round.vote || this.#persistence) return;
    this.#persistence = true;
    const { hidden } = this;
    const added = await this.#keep(round, verdict).finally(() => {
      this.#persistence = false;
    });
    // It may have been shown meanwhile, or another one may stand here.
    if (this.#round?.id !== round.id) return;
    if (!added.ok) {
      this.#failure = added.failure;
      return;
    }
    const { vote, isNew } = added.value;
    this.#alreadyVoted = !isNew;
    this.#isOpenVote = hidden && !vote.blind;
    this.#showVote(this.#round, vote);
  }

  /**
   * Takes over what is kept: another tab may have shown the names, voted or taken a vote back, or the
   * browser was killed after that, before the round was saved with it.
   */
  async refresh(): Promise<void> {
    const round = this.#round;
    if (!round) return;
    const isSame = (): boolean => this.#round === round;
    const own = await (await this.ports.votes()).own(round.id);
    const vote = own.ok ? own.value.find(({ item }) => item === 0) : undefined;
    const isShown = vote !== undefined || (await this.ports.isShown(round.id));
    // What was done here meanwhile is newer than what was read.
    if (!own.ok || this.#persistence || !isSame()) return;
    if (isShown && !(await this.show())) return;
    const now = this.#round;
    // It may have been forgotten since, or another one begun.
    if (now?.id !== round.id || vote?.id === now.vote?.ballotId) return;
    if (vote) this.#showVote(now, vote);
    else this.#noteUndone(now);
  }

  #showVote(round: Omit<Round, 'sides'>, { id, verdict }: Vote): void {
    this.#failure = undefined;
    this.#show({ ...round, vote: { ballotId: id, verdict } });
  }

  #noteUndone(round: Omit<Round, 'sides'>): void {
    this.#alreadyVoted = this.#isOpenVote = false;
    this.#round = { ...round, vote: null };
    this.ports.onChange();
  }

  async #keep(
    round: Omit<Round, 'sides'>,
    verdict: Verdict,
  ): Promise<Outcome<Added, StoreFailure>> {
    // All that is voted on is taken before anything is waited for: the next prompt may be asked meanwhile.
    const sides = this.#sides;
    const [first] = sides;
    const question = {
      runId: round.id,
      item: 0,
      tags: first?.turn.origin?.tags ?? [],
      prompt: first ? questionText(this.#asked(first)) : '',
      hidden: this.hidden,
    };
    const judged = sides.map((side) => {
      const { said, askedOf } = side.turn;
      return { ...side, ...said, modelName: askedOf?.modelName };
    });
    const shows = this.#unseenIds;
    const { isSeenBefore, voteOf } = await import('../votes/new-vote');
    question.hidden &&= !isSeenBefore(sides, round.hiddenBefore);
    const vote = await voteOf(this.ports, question, judged, verdict);
    return (await this.ports.votes()).add(vote, shows);
  }

  /** Takes the vote back. What was revealed stays so. */
  async undo(): Promise<void> {
    const round = this.#round;
    if (!round?.vote) return;
    const given = { id: round.vote.ballotId, runId: round.id, item: 0 };
    const removed = await (await this.ports.votes()).remove(given);
    if (this.#round?.id !== round.id) return;
    this.#failure = removed.ok ? undefined : removed.failure;
    if (removed.ok) this.#noteUndone(this.#round);
  }
}
